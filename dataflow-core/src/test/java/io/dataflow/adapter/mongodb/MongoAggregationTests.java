/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.mongodb;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import io.dataflow.error.DataFlowException;
import io.dataflow.model.EntityModel;
import io.dataflow.operation.Aggregate;
import io.dataflow.operation.Row;
import io.dataflow.query.AggregationParser;
import io.dataflow.query.FilterParser;
import io.dataflow.query.Page;
import io.dataflow.schema.SchemaChange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MongoAggregationTests extends AbstractMongoTests {

	private static final EntityModel MODEL = MongoEntities.SAMPLE;

	@BeforeEach
	void createCollections() {
		MongoThings.await(this.adapter.apply(List.of(new SchemaChange.CreateTable(MODEL))));
	}

	@Test
	void groupsAreComputed() {
		samples();
		assertThat(rows(List.of("text"), Map.of("n", Map.of("$count", "*")), Map.of(), null, Page.all())).isEqualTo(List
			.of(MongoThings.row("text", null, "n", 2L).values(), MongoThings.row("text", "a", "n", 3L).values()));
		assertThat(rows(List.of("text"), Map.of("s", Map.of("$sum", "whole")), Map.of(), "-s", new Page(1, 0)))
			.isEqualTo(List.of(MongoThings.row("text", null, "s", 9L).values()));
		assertThat(rows(List.of("text"), Map.of("a", Map.of("$avg", "whole")), Map.of(), null, new Page(9, 1)))
			.isEqualTo(List.of(MongoThings.row("text", "a", "a", new BigDecimal("1.3333333333")).values()));
	}

	@Test
	void nullIsNotCounted() {
		samples();
		Map<String, Object> measures = Map.of("c", Map.of("$count", "amount"));
		assertThat(rows(List.of(), measures, Map.of(), null, Page.all())).isEqualTo(List.of(Map.of("c", 2L)));
	}

	@Test
	void groupsAreChosen() {
		samples();
		Map<String, Object> sum = Map.of("s", Map.of("$sum", "amount"));
		assertThat(rows(List.of("text"), sum, Map.of("s", Map.of("$lt", 1)), null, Page.all()))
			.isEqualTo(List.of(MongoThings.row("text", "a", "s", new BigDecimal("0.3")).values()));
		assertThat(rows(List.of("text"), sum, Map.of("s", Map.of("$ne", 1)), null, Page.all())).hasSize(1);
		Map<String, Object> average = Map.of("a", Map.of("$avg", "whole"));
		assertThat(rows(List.of("text"), average, Map.of("a", Map.of("$gt", "1.3", "$lt", 2)), null, Page.all()))
			.hasSize(1);
	}

	@Test
	void nothingIsOneGroupWithoutGroups() {
		assertThat(rows(List.of(), Map.of("n", Map.of("$count", "*")), Map.of(), null, Page.all()))
			.isEqualTo(List.of(Map.of("n", 0L)));
		assertThat(rows(List.of(), Map.of("s", Map.of("$sum", "real")), Map.of(), null, Page.all()))
			.isEqualTo(List.of(MongoThings.row("s", null).values()));
		assertThat(rows(List.of("text"), Map.of("n", Map.of("$count", "*")), Map.of(), null, Page.all())).isEmpty();
	}

	@Test
	void conditionsSeeTheGroupOfNothing() {
		Map<String, Object> count = Map.of("n", Map.of("$count", "*"));
		assertThat(rows(List.of(), count, Map.of("n", 0), null, Page.all())).isEqualTo(List.of(Map.of("n", 0L)));
		assertThat(rows(List.of(), count, Map.of("n", Map.of("$gt", 0)), null, Page.all())).isEmpty();
		Map<String, Object> sum = Map.of("s", Map.of("$sum", "big"));
		assertThat(rows(List.of(), sum, Map.of("s", Map.of("$ne", 5)), null, Page.all())).isEmpty();
	}

	@Test
	void pageBeyondTheOnlyGroupIsEmpty() {
		Map<String, Object> count = Map.of("n", Map.of("$count", "*"));
		assertThat(rows(List.of(), count, Map.of(), null, new Page(10, 1))).isEmpty();
		assertThat(rows(List.of(), count, Map.of(), null, new Page(0, 0))).isEmpty();
	}

	@Test
	void sumsAreExactBeyondTheRangeOfNumbers() {
		this.things.add("samples", "{_id: 'a', big: {$numberLong: '" + Long.MAX_VALUE + "'}}",
				"{_id: 'b', big: {$numberLong: '" + Long.MAX_VALUE + "'}}", "{_id: 'c', big: {$numberLong: '-1'}}");
		assertThat(rows(List.of(), Map.of("s", Map.of("$sum", "big")), Map.of(), null, Page.all()))
			.isEqualTo(List.of(Map.of("s", new BigDecimal("18446744073709551613"))));
		assertThat(rows(List.of(), Map.of("a", Map.of("$avg", "big")), Map.of(), null, Page.all()))
			.isEqualTo(List.of(Map.of("a", new BigDecimal("6148914691236517204.3333333333"))));
	}

	@Test
	void leastAndGreatestAreValuesOfTheField() {
		this.things.add("samples", "{_id: 'a', color: 'RED', real: 1.5}", "{_id: 'b', color: 'BLUE', real: 0.5}",
				"{_id: 'c', color: null}");
		assertThat(rows(List.of(), Map.of("x", Map.of("$min", "color")), Map.of(), null, Page.all()))
			.isEqualTo(List.of(Map.of("x", "BLUE")));
		assertThat(rows(List.of(), Map.of("x", Map.of("$max", "real")), Map.of("x", 1.5), null, Page.all()))
			.isEqualTo(List.of(Map.of("x", 1.5)));
	}

	@Test
	void bytesHaveNoOrderToGroupBy() {
		assertThatExceptionOfType(DataFlowException.class)
			.isThrownBy(() -> rows(List.of("payload"), Map.of("n", Map.of("$count", "*")), Map.of(), null, Page.all()))
			.withMessageContaining("does not support the order of bytes");
	}

	private void samples() {
		this.things.add("samples", "{_id: '1', text: 'a', whole: 1, amount: {$numberDecimal: '0.1'}}",
				"{_id: '2', text: 'a', whole: 1, amount: {$numberDecimal: '0.2'}}",
				"{_id: '3', text: 'a', whole: 2, amount: null}", "{_id: '4', text: null, whole: 9}", "{_id: '5'}");
	}

	private List<Map<String, @Nullable Object>> rows(List<String> groups, Map<String, ?> measures,
			Map<String, ?> having, @Nullable Object sort, Page page) {
		Aggregate aggregate = new Aggregate(MODEL, new FilterParser(MODEL).parse(Map.of()),
				new AggregationParser(MODEL).parse(groups, measures, having, sort), page, false);
		return MongoThings.await(this.things.adapter().aggregate(aggregate)).stream().map(Row::values).toList();
	}

}
