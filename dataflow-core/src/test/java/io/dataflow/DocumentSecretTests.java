/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.dataflow.testing.SecretScan;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that what is in documents without a model, and what is looked for in them, is in
 * no log and no error.
 */
class DocumentSecretTests extends AbstractDocumentTests {

	private static final Map<String, Object> SECRET = Map.of("text", SecretScan.TEXT, "number", SecretScan.NUMBER);

	@Test
	void nodesKeepValuesToThemselves() {
		try (SecretScan scan = SecretScan.open()) {
			run("DocumentInsertNode", "collection", collection(), "document", SECRET);
			insert(SECRET, Map.of("_id", SecretScan.TEXT, "inner", SECRET));
			run("DocumentFindNode", "collection", collection(), "filter", SECRET, "projection", Map.of("text", 1));
			run("DocumentUpdateNode", "collection", collection(), "filter", Map.of("_id", SecretScan.TEXT), "update",
					Map.of("$set", SECRET));
			run("DocumentCountNode", "collection", collection(), "filter", SECRET);
			run("AggregateNode", "collection", collection(), "pipeline",
					List.of(Map.of("$match", Map.of("text", SecretScan.TEXT)), Map.of("$limit", 2)));
			run("DocumentDeleteNode", "collection", collection(), "filter", SECRET, "multi", true);
			scan.read(db().engine().history().recent());
			assertThat(scan.leaks()).isEmpty();
		}
	}

	@Test
	void failuresKeepValuesToThemselves() {
		insert(Map.of("_id", SecretScan.TEXT), Map.of("_id", 1, "text", SecretScan.TEXT));
		try (SecretScan scan = SecretScan.open()) {
			fails(scan, "DocumentInsertNode", "document", Map.of("_id", SecretScan.TEXT));
			fails(scan, "BulkDocumentInsertNode", "documents", List.of(SECRET, Map.of("_id", SecretScan.TEXT)));
			fails(scan, "DocumentInsertNode", "document", "{\"text\": " + SecretScan.TEXT);
			fails(scan, "DocumentUpdateNode", "filter", Map.of("_id", 1), "update",
					Map.of("$inc", Map.of("text", SecretScan.TEXT)));
			fails(scan, "DocumentFindNode", "filter", Map.of("text", Map.of("$regex", "(" + SecretScan.TEXT)));
			fails(scan, "DocumentFindNode", "filter", "{\"text\": \"" + SecretScan.TEXT);
			scan.read(db().engine().history().recent());
			assertThat(scan.leaks()).isEmpty();
		}
	}

	private void fails(SecretScan scan, String type, Object... inputs) {
		Object[] pairs = Stream.concat(Stream.of("collection", collection()), Stream.of(inputs)).toArray();
		scan.read(failureWithInputs(type, pairs));
	}

}
