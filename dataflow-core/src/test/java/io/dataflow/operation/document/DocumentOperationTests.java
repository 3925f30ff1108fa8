/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.operation.document;

import java.util.List;
import java.util.Map;
import java.util.Set;

import io.dataflow.error.DataFlowException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for the calls on documents, which check themselves.
 */
class DocumentOperationTests {

	@Test
	void collectionIsWhatIsWatched() {
		DocumentFind find = DocumentFind.of("things", Map.of());
		assertThat(find.subject()).isEqualTo("things");
		assertThat(find.model().deletedAt()).isNull();
		assertThat(new FileFind("photos", FileAddress.name("a")).subject()).isEqualTo("photos.files");
	}

	@Test
	void onlyWhatReadsMayBeRepeated() {
		List<Map<String, Object>> reading = List.of(Map.of("$match", Map.of("n", 1)));
		List<Map<String, Object>> writing = List.of(Map.of("$merge", Map.of("into", "others")));
		assertThat(DocumentAggregate.of("things", List.copyOf(reading)).isRead()).isTrue();
		assertThat(new DocumentAggregate("things", List.copyOf(writing), false, true).isRead()).isFalse();
		assertThat(DocumentFind.of("things", Map.of()).isRead()).isTrue();
		assertThat(DocumentInsert.of("things", Map.of("n", 1)).isRead()).isFalse();
	}

	@Test
	void stageWithSeveralOperatorsIsRefused() {
		List<Map<String, Object>> pipeline = List.of(Map.of("$match", Map.of(), "$limit", 1));
		assertThatExceptionOfType(InvalidDocumentException.class)
			.isThrownBy(() -> DocumentAggregate.of("things", List.copyOf(pipeline)))
			.withMessageContaining("Stage 0 of 'pipeline'");
	}

	@Test
	void codeIsFoundInArraysAndLists() {
		assertThatExceptionOfType(ForbiddenOperatorException.class)
			.isThrownBy(() -> DocumentFind.of("things", Map.of("$or", new Object[] { Set.of(Map.of("$where", "1")) })))
			.satisfies((error) -> assertThat(error.action()).contains("without code"));
	}

	@Test
	void resumedWatchKeepsTheRest() {
		DocumentWatch watch = new DocumentWatch("things", List.of(), false, null);
		assertThat(watch.resumedAfter("{}")).isEqualTo(new DocumentWatch("things", List.of(), false, "{}"));
	}

	@Test
	void changeStreamMayNotWrite() {
		List<Map<String, Object>> pipeline = List.of(Map.of("$out", "others"));
		assertThatExceptionOfType(DataFlowException.class)
			.isThrownBy(() -> new DocumentWatch("things", List.copyOf(pipeline), true, null))
			.withMessageContaining("$out, which writes");
	}

	@Test
	void existingCollectionsAreProposed() {
		assertThat(new UnknownCollectionException("user", List.of("users", "orders")).action())
			.isEqualTo("Did you mean 'users'? Valid: orders, users.");
		assertThat(new UnknownCollectionException("user", List.of()).action()).contains("Insert a document first");
	}

}
