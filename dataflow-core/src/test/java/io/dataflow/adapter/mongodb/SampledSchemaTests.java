/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.mongodb;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.dataflow.model.FieldType;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SampledSchemaTests {

	@Test
	void fieldsAreCountedByType() {
		SampledSchema schema = schema("{a: 1, b: 'x'}", "{a: NumberLong(2), b: null}", "{a: 3, c: {d: true}}");
		assertThat(schema.documents()).isEqualTo(3);
		assertThat(schema.fields()).containsOnlyKeys("a", "b", "c", "c.d");
		assertThat(field(schema, "a").types()).isEqualTo(Map.of("int", 2L, "long", 1L));
		assertThat(field(schema, "b").found()).isEqualTo(2);
	}

	@Test
	void typeOfAModelHoldsAllValues() {
		SampledSchema schema = schema("{a: 1, b: 'x', e: null}", "{a: 0.5, b: null, c: {}, d: 1}", "{d: 'x'}");
		assertThat(field(schema, "a").fieldType()).contains(FieldType.DOUBLE);
		assertThat(field(schema, "b").fieldType()).contains(FieldType.STRING);
		assertThat(field(schema, "c").fieldType()).contains(FieldType.JSON);
		assertThat(field(schema, "d").fieldType()).isEmpty();
		assertThat(field(schema, "e").fieldType()).isEmpty();
	}

	@Test
	void fieldThatIsMissingOrNullSomewhereIsNullable() {
		SampledSchema schema = schema("{a: 1, b: 1, c: 1}", "{a: 1, b: null}");
		assertThat(field(schema, "a").nullable(2)).isFalse();
		assertThat(field(schema, "b").nullable(2)).isTrue();
		assertThat(field(schema, "c").nullable(2)).isTrue();
	}

	private static SampledSchema schema(String... documents) {
		List<BsonDocument> parsed = Stream.of(documents).map(BsonDocument::parse).toList();
		return SampledSchema.of("things", parsed);
	}

	private static SampledSchema.Field field(SampledSchema schema, String path) {
		return Objects.requireNonNull(schema.fields().get(path));
	}

}
