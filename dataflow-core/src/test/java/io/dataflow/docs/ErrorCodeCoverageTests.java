/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.docs;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.dataflow.error.ErrorCode;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ErrorCodeCoverageTests {

	/** Name every code, and provoke none. */
	private static final Set<String> CATALOGUES = Set.of("ErrorCode.java", "ErrorCodeCoverageTests.java");

	private static final Pattern COMMENT = Pattern.compile("(?ms)^\\s*/\\*.*?\\*/|^\\s*//[^\\n]*$");

	@Test
	void everyCodeIsRaised() {
		String sources = sources("main");
		assertThat(codes((code) -> !names(sources, code)))
			.as("codes that no product code raises: raise them or remove them")
			.isEmpty();
	}

	@Test
	void everyCodeIsProvokedByATest() {
		String sources = sources("test");
		assertThat(codes((code) -> !names(sources, code) && !sources.contains(code.code())))
			.as("codes that no test provokes")
			.isEmpty();
	}

	private static List<String> codes(Predicate<ErrorCode> condition) {
		return Stream.of(ErrorCode.values()).filter(condition).map((code) -> code.code() + " " + code.name()).toList();
	}

	private static boolean names(String sources, ErrorCode code) {
		return Pattern.compile("ErrorCode\\." + code.name() + "\\b").matcher(sources).find();
	}

	private static String sources(String kind) {
		return Repository.files("", (name) -> name.endsWith(".java") && !CATALOGUES.contains(name))
			.stream()
			.filter((file) -> file.toString().replace('\\', '/').contains("/src/" + kind + "/java/"))
			.map((file) -> COMMENT.matcher(Repository.read(file)).replaceAll(""))
			.collect(Collectors.joining("\n"));
	}

}
