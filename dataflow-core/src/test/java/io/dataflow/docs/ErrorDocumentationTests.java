/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.docs;

import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.dataflow.error.ErrorCode;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ErrorDocumentationTests {

	private static final Pattern ROW = Pattern.compile("(?m)^\\| (?<code>(?:DF|VAL)-\\d+) \\| (?<title>[^|]+?) \\|");

	@Test
	void everyCodeHasARowWithItsTitleAndEveryRowHasACode() {
		Map<String, String> rows = ROW.matcher(Repository.read(Path.of("docs/errors.md")))
			.results()
			.collect(Collectors.toMap((row) -> row.group(1), (row) -> row.group(2)));
		Map<String, String> codes = Stream.of(ErrorCode.values())
			.collect(Collectors.toMap(ErrorCode::code, ErrorCode::title));
		assertThat(rows).containsExactlyInAnyOrderEntriesOf(codes);
	}

}
