/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.mongodb;

import java.util.List;
import java.util.Map;

import io.dataflow.model.EntityModel;
import io.dataflow.query.FieldValues;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MongoAssignmentsTests {

	@Test
	void valuesAreSet() {
		assertThat(operators(MongoEntities.SAMPLE, Map.of("whole", 1))).isEqualTo("{'$set': {'whole': 1}}");
		assertThat(operators(MongoEntities.SAMPLE, Map.of("text", Map.of("$unset", true))))
			.isEqualTo("{'$set': {'text': null}}");
	}

	@Test
	void operatorsComputeWhatIsNeverNull() {
		assertThat(operators(MongoEntities.STRICT, Map.of("big", Map.of("$inc", 2)))).isEqualTo("{'$inc': {'big': 2}}");
		assertThat(operators(MongoEntities.STRICT, Map.of("big", Map.of("$mul", 2)))).isEqualTo("{'$mul': {'big': 2}}");
		assertThat(operators(MongoEntities.STRICT, Map.of("whole", Map.of("$min", 2))))
			.isEqualTo("{'$min': {'whole': 2}}");
		assertThat(operators(MongoEntities.STRICT, Map.of("items", Map.of("$push", Map.of("$each", 1)))))
			.isEqualTo("{'$push': {'items': {'$each': [{'$each': 1}]}}}");
		assertThat(operators(MongoEntities.STRICT, Map.of("items", Map.of("$pull", 1))))
			.isEqualTo("{'$pull': {'items': 1}}");
	}

	@Test
	void numberThatMayBecomeTooLargeIsConverted() {
		assertThat(stage(MongoEntities.STRICT, Map.of("whole", Map.of("$inc", 2))))
			.isEqualTo("{'$set': {'whole': {'$toInt': {'$add': [{'$ifNull': ['$whole', null]}, {'$literal': 2}]}}}}");
		assertThat(stage(MongoEntities.SAMPLE, Map.of("amount", Map.of("$mul", "0.5")))).contains("'$trunc'", "1E+28");
		assertThat(stage(MongoEntities.SAMPLE, Map.of("real", Map.of("$mul", 2)))).contains("'$abs'", "'$toLong'");
	}

	@Test
	void nullStaysNull() {
		assertThat(stage(MongoEntities.SAMPLE, Map.of("whole", Map.of("$max", 2)))).startsWith(
				"{'$set': {'whole': {'$cond': [{'$eq': [{'$ifNull': [{'$ifNull': ['$whole', null]}, null]}, null]}, null");
		assertThat(stage(MongoEntities.SAMPLE, Map.of("text", Map.of("$concat", "$x"))))
			.isEqualTo("{'$set': {'text': {'$concat': [{'$ifNull': ['$text', null]}, {'$literal': '$x'}]}}}");
		assertThat(stage(MongoEntities.SAMPLE, Map.of("items", Map.of("$push", 1)))).contains("'$concatArrays'");
		assertThat(stage(MongoEntities.SAMPLE, Map.of("items", Map.of("$pull", 1)))).contains("'$filter'");
	}

	@Test
	void valuesBesideWhatIsComputedAreLiterals() {
		assertThat(stage(MongoEntities.SAMPLE, Map.of("whole", Map.of("$coalesce", 3), "text", "$whole")))
			.contains("'text': {'$literal': '$whole'}");
	}

	private static String operators(EntityModel model, Map<String, ? extends @Nullable Object> fields) {
		MongoUpdate update = update(model, fields);
		assertThat(update.isPipeline()).isFalse();
		return MongoFiltersTests.text(update.operators());
	}

	private static String stage(EntityModel model, Map<String, ? extends @Nullable Object> fields) {
		List<BsonDocument> pipeline = update(model, fields).pipeline();
		assertThat(pipeline).hasSize(1);
		return MongoFiltersTests.text(pipeline.get(0));
	}

	private static MongoUpdate update(EntityModel model, Map<String, ? extends @Nullable Object> fields) {
		return MongoAssignments.render(new FieldValues(model).assignments(fields));
	}

}
