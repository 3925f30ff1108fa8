/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.dataflow.model.DataFlowModel;
import io.dataflow.model.EntityModel;
import io.dataflow.model.EntityModels;
import io.dataflow.operation.Count;
import io.dataflow.operation.Delete;
import io.dataflow.operation.Insert;
import io.dataflow.operation.Row;
import io.dataflow.operation.Select;
import io.dataflow.operation.Update;
import io.dataflow.query.Assignment;
import io.dataflow.query.Filter;
import io.dataflow.query.FilterParser;
import io.dataflow.query.Page;
import io.dataflow.query.Sort;
import io.dataflow.query.SortParser;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.data.annotation.Id;

import static org.assertj.core.api.Assertions.assertThat;

class SqlRendererTests {

	private static final String COLUMNS = "\"id\", \"name\", \"data\", \"count\", \"created_at\", \"updated_at\"";

	private final EntityModel model = EntityModels.of(List.of(Item.class)).model(Item.class);

	private final SqlRenderer h2 = new SqlRenderer(new H2Dialect());

	private final SqlRenderer postgresql = new SqlRenderer(new PostgresqlDialect());

	@Test
	void insertNamesTheColumnsThatAreGiven() {
		Insert insert = new Insert(this.model, List.of(new Row(Map.of("id", "a", "count", 1))));
		SqlStatement sql = this.postgresql.insert(insert);
		assertThat(sql.text())
			.isEqualTo("INSERT INTO \"items\" (\"id\", \"count\") VALUES ($1, $2) RETURNING " + COLUMNS);
		assertThat(values(sql)).containsExactly("a", 1);
		assertThat(this.h2.insert(insert).returned()).containsExactly("id", "name", "data", "count", "created_at",
				"updated_at");
		assertThat(this.h2.insert(insert).text())
			.isEqualTo("INSERT INTO \"items\" (\"id\", \"count\") VALUES ($1, $2)");
	}

	@Test
	void insertAfterAnotherNamesItsOwnColumnsAndValues() {
		Insert first = new Insert(this.model, List.of(new Row(Map.of("id", "a", "count", 1))));
		Insert alike = new Insert(this.model, List.of(new Row(Map.of("id", "b", "count", 2))));
		Insert other = new Insert(this.model, List.of(new Row(Map.of("id", "c", "name", "C"))));
		String text = this.h2.insert(first).text();
		assertThat(this.h2.insert(alike).text()).isSameAs(text);
		assertThat(values(this.h2.insert(alike))).containsExactly("b", 2);
		assertThat(this.h2.insert(other).text()).contains("(\"id\", \"name\")");
		assertThat(values(this.h2.insert(other))).containsExactly("c", "C");
		assertThat(this.h2.insert(first).text()).isEqualTo(text);
	}

	@Test
	void readsByOneFieldShareTheirText() {
		SqlStatement one = this.h2.select(Select.of(this.model, filter(Map.of("id", "a"))));
		SqlStatement other = this.h2.select(Select.of(this.model, filter(Map.of("id", "b"))));
		assertThat(one.text()).isEqualTo("SELECT " + COLUMNS + " FROM \"items\" WHERE \"id\" = $1");
		assertThat(other.text()).isSameAs(one.text());
		assertThat(values(other)).containsExactly("b");
		assertThat(this.h2.select(Select.of(this.model, filter(Map.of("name", "b")))).text()).endsWith("\"name\" = $1");
	}

	@Test
	void insertOfSeveralRecordsUsesTheDefaultWhereOneGivesNoValue() {
		SqlStatement sql = this.postgresql.insert(
				new Insert(this.model, List.of(new Row(Map.of("id", "a")), new Row(Map.of("id", "b", "name", "B")))));
		assertThat(sql.text())
			.startsWith("INSERT INTO \"items\" (\"id\", \"name\") VALUES ($1, DEFAULT), ($2, $3) RETURNING ");
		assertThat(values(sql)).containsExactly("a", "b", "B");
	}

	@Test
	void jsonIsMarkedAsSuch() {
		Insert insert = new Insert(this.model, List.of(new Row(Map.of("id", "a", "data", Map.of("k", 1)))));
		assertThat(this.postgresql.insert(insert).text()).contains("VALUES ($1, $2::jsonb)");
		assertThat(this.h2.insert(insert).text()).contains("VALUES ($1, $2 FORMAT JSON)");
	}

	@Test
	void selectWithFilterOrderAndPage() {
		Select select = new Select(this.model, filter(Map.of("name", Map.of("$in", List.of("x", "y")))),
				new SortParser(this.model).parse(List.of("-name", "id")), new Page(10, 5), false);
		SqlStatement sql = this.postgresql.select(select);
		assertThat(sql.text()).isEqualTo("SELECT " + COLUMNS + " FROM \"items\" WHERE \"name\" = ANY($1)"
				+ " ORDER BY \"name\" DESC NULLS LAST, \"id\" ASC LIMIT $2 OFFSET $3");
		assertThat(values(sql)).containsExactly(new String[] { "x", "y" }, 10L, 5L);
		assertThat(this.h2.select(select).text()).isEqualTo("SELECT " + COLUMNS
				+ " FROM \"items\" WHERE \"name\" IN ($1, $2) ORDER BY \"name\" DESC, \"id\" ASC LIMIT $3 OFFSET $4");
	}

	@Test
	void selectOfAllHasAParameterWhereTheDriverNeedsOne() {
		Select select = new Select(this.model, Filter.all(), Sort.unsorted(), Page.all(), false);
		SqlStatement sql = this.postgresql.select(select);
		assertThat(sql.text()).isEqualTo("SELECT " + COLUMNS + " FROM \"items\" WHERE $1");
		assertThat(values(sql)).containsExactly(true);
		assertThat(this.h2.select(select).text()).isEqualTo("SELECT " + COLUMNS + " FROM \"items\"");
	}

	@Test
	void countWithCombinedFilter() {
		Filter combined = filter(
				Map.of("$or", List.of(Map.of("count", Map.of("$gte", 3)), Map.of("$not", Map.of("id", "a")))));
		SqlStatement sql = this.postgresql.count(new Count(this.model, combined, false));
		assertThat(sql.text()).isEqualTo("SELECT COUNT(*) FROM \"items\" WHERE (\"count\" >= $1 OR NOT (\"id\" = $2))");
		assertThat(values(sql)).containsExactly(3, "a");
	}

	@Test
	void countOfAllHasNoCondition() {
		assertThat(this.h2.count(new Count(this.model, Filter.all(), false)).text())
			.isEqualTo("SELECT COUNT(*) FROM \"items\"");
	}

	@Test
	void comparisonWithNullAsksForNull() {
		Map<String, @Nullable Object> isNull = new HashMap<>();
		isNull.put("name", null);
		assertThat(this.h2.count(new Count(this.model, filter(isNull), false)).text())
			.endsWith("WHERE \"name\" IS NULL");
		assertThat(this.h2.count(new Count(this.model, filter(Map.of("name", Map.of("$null", false))), false)).text())
			.endsWith("WHERE \"name\" IS NOT NULL");
	}

	@Test
	void updateSetsAndIncrements() {
		Update update = Update.of(this.model, filter(Map.of("id", "a")),
				List.of(new Assignment.SetValue(this.model.field("name"), "B"),
						new Assignment.Increment(this.model.field("count"), 2)));
		SqlStatement sql = this.postgresql.update(update);
		assertThat(sql.text()).isEqualTo("UPDATE \"items\" SET \"name\" = $1, \"count\" = \"count\" + $2"
				+ " WHERE \"id\" = $3 RETURNING " + COLUMNS);
		assertThat(values(sql)).containsExactly("B", 2, "a");
		assertThat(this.h2.update(update).text())
			.isEqualTo("UPDATE \"items\" SET \"name\" = $1, \"count\" = \"count\" + $2 WHERE \"id\" = $3");
	}

	@Test
	void deleteRemovesOrMarks() {
		Delete delete = Delete.of(this.model, filter(Map.of("id", "a")));
		assertThat(this.h2.delete(delete).text()).isEqualTo("DELETE FROM \"items\" WHERE \"id\" = $1");
		SqlStatement marking = this.h2
			.delete(delete.marking(new Assignment.SetValue(this.model.field("name"), "gone")));
		assertThat(marking.text()).isEqualTo("UPDATE \"items\" SET \"name\" = $1 WHERE \"id\" = $2");
		assertThat(values(marking)).containsExactly("gone", "a");
	}

	private Filter filter(Map<String, ? extends @Nullable Object> filter) {
		return new FilterParser(this.model).parse(new LinkedHashMap<>(filter));
	}

	private static List<Object> values(SqlStatement sql) {
		return sql.parameters().stream().map((parameter) -> Objects.requireNonNull(parameter.value())).toList();
	}

	@DataFlowModel
	record Item(@Id String id, @Nullable String name, @Nullable Map<String, Object> data, int count) {

	}

}
