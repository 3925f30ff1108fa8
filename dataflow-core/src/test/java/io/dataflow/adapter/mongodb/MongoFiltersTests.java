/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.mongodb;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.dataflow.error.DataFlowException;
import io.dataflow.query.Filter;
import io.dataflow.query.FilterParser;
import io.dataflow.query.KeysetFilter;
import io.dataflow.query.Sort;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MongoFiltersTests {

	@Test
	void comparisonNamesItsOperator() {
		assertThat(query(Map.of("whole", 2))).isEqualTo("{'whole': {'$eq': 2}}");
		assertThat(query(Map.of("whole", Map.of("$gte", 2)))).isEqualTo("{'whole': {'$gte': 2}}");
		assertThat(query(Map.of("id", "a"))).isEqualTo("{'_id': 'a'}");
	}

	@Test
	void differenceFindsNoNull() {
		assertThat(query(Map.of("whole", Map.of("$ne", 2)))).isEqualTo("{'whole': {'$nin': [2, null]}}");
		assertThat(query(Map.of("whole", Map.of("$nin", List.of(1, 2)))))
			.isEqualTo("{'whole': {'$nin': [1, 2, null]}}");
	}

	@Test
	void negationBecomesTheOppositeComparison() {
		assertThat(query(Map.of("whole", Map.of("$not", Map.of("$gt", 2))))).isEqualTo("{'whole': {'$lte': 2}}");
		assertThat(query(Map.of("text", Map.of("$not", Map.of("$like", "a%"))))).startsWith("{'text': {'$not': {")
			.contains("'^a'")
			.endsWith("'$ne': null}}");
	}

	@Test
	void negationChangesConnectives() {
		assertThat(query(Map.of("$nor", List.of(Map.of("whole", 1), Map.of("big", Map.of("$lt", 2))))))
			.isEqualTo("{'$and': [{'whole': {'$nin': [1, null]}}, {'big': {'$gte': 2}}]}");
	}

	@Test
	void everythingAndNothingAreQueries() {
		assertThat(query(Map.of())).isEqualTo("{}");
		assertThat(query(Map.of("whole", Map.of("$in", List.of())))).isEqualTo("{'_id': {'$in': []}}");
	}

	@Test
	void nullOfAListIsNotThatOfAnElement() {
		assertThat(query(Map.of("whole", Map.of("$null", true)))).isEqualTo("{'whole': {'$eq': null}}");
		assertThat(query(Map.of("items", Map.of("$null", true))))
			.isEqualTo("{'$and': [{'items': {'$eq': null}}, {'items': {'$not': {'$type': 'array'}}}]}");
	}

	@Test
	void pathOfKeysIsOneThatAnIndexKnows() {
		assertThat(query(Map.of("document.a.b", 1)))
			.startsWith("{'$and': [{'document.a.b': {'$eq': 1}}, {'document.a.b': {'$type': 'number'}}")
			.contains("{'document': {'$not': {'$type': 'array'}}}", "{'document.a': {'$not': {'$type': 'array'}}}");
	}

	@Test
	void otherPathsAreExpressions() {
		assertThat(query(Map.of("items.0", 1))).startsWith("{'$expr': ")
			.contains("'$arrayElemAt': [{'$cond': [{'$isArray': ['$$v0']}, '$$v0', []]}, 0]");
		assertThat(query(Map.of("document.$where", "return true")))
			.contains("'$getField': {'field': {'$literal': '$where'}")
			.contains("{'$literal': 'return true'}");
	}

	@Test
	void expressionIsNoneThatFailsWhereAConditionRulesItOut() {
		assertThat(query(Map.of("items.0", Map.of("$regex", "a"))))
			.containsPattern("'\\$regexMatch': \\{'input': \\{'\\$cond': .*, '\\$\\$found', null]}, 'regex'");
		assertThat(query(Map.of("document.$a", Map.of("$contains", Map.of("b", 1)))))
			.contains("'input': {'$cond': [{'$isArray': ['$$found']}, '$$found', []]}");
	}

	@Test
	void positionIsComparedFieldByField() {
		Sort sort = new Sort(List.of(new Sort.Order(MongoEntities.SAMPLE.field("text"), true),
				new Sort.Order(MongoEntities.SAMPLE.id(), false)));
		assertThat(text(MongoFilters.render(new KeysetFilter(sort, Arrays.asList("b", "7")), MongoEntities.SAMPLE)))
			.isEqualTo("{'$or': [{'text': {'$lt': 'b'}}, {'text': {'$eq': null}},"
					+ " {'$and': [{'text': {'$eq': 'b'}}, {'_id': {'$gt': '7'}}]}]}");
	}

	@Test
	void orderOfBytesIsRefused() {
		assertThatExceptionOfType(DataFlowException.class)
			.isThrownBy(() -> query(Map.of("payload", Map.of("$gt", "eA=="))))
			.withMessageContaining("does not support the order of bytes")
			.matches((error) -> error.code().equals("DF-701"));
	}

	@Test
	void numberWithTooManyDigitsIsRefused() {
		assertThatExceptionOfType(DataFlowException.class)
			.isThrownBy(() -> query(Map.of("amount", "1234567890123456789012345678.0123456789")))
			.matches((error) -> error.code().equals("DF-502"));
	}

	@Test
	void orderAndProjectionNameFieldsOfDocuments() {
		Sort sort = new Sort(List.of(new Sort.Order(MongoEntities.SAMPLE.field("text"), true),
				new Sort.Order(MongoEntities.SAMPLE.id(), false)));
		assertThat(text(MongoSort.render(sort))).isEqualTo("{'text': -1, '_id': 1}");
		assertThat(text(MongoSort.projection(List.of(MongoEntities.SAMPLE.field("text")))))
			.isEqualTo("{'text': 1, '_id': 0}");
	}

	private static String query(Map<String, ?> filter) {
		Filter parsed = new FilterParser(MongoEntities.SAMPLE).parse(filter);
		return text(MongoFilters.render(parsed, MongoEntities.SAMPLE));
	}

	static String text(BsonDocument document) {
		return document.toJson().replace('"', '\'');
	}

}
