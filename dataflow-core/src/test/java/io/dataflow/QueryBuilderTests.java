/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.dataflow.error.DataFlowException;
import io.dataflow.model.BelongsTo;
import io.dataflow.model.DataFlowModel;
import io.dataflow.operation.BuiltStatement;
import io.dataflow.operation.Operation;
import io.dataflow.operation.Projection.Join.Type;
import io.dataflow.pipeline.OperationInterceptor;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.data.annotation.Id;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class QueryBuilderTests {

	private static final String USER = "\"id\", \"age\", \"status\", \"club_id\", \"created_at\", \"updated_at\"";

	private final DataFlow h2 = instance("h2:mem:builder");

	private final DataFlow postgresql = instance("postgresql://user:password@localhost/builder");

	@Test
	void selectWithConditionsOrderAndPage() {
		assertThat(select(this.postgresql)).isEqualTo(new BuiltStatement("SELECT " + USER
				+ " FROM \"users\" WHERE (\"age\" >= $1 AND \"status\" ~ $2 AND \"age\" < $3) ORDER BY \"status\" DESC NULLS LAST, "
				+ "\"id\" ASC LIMIT $4 OFFSET $5", List.of(18, "^a", 65, 10L, 20L)));
		assertThat(select(this.h2)).isEqualTo(new BuiltStatement("SELECT " + USER
				+ " FROM \"users\" WHERE (\"age\" >= $1 AND \"dataflow_regex_found\"(\"status\", $2) AND \"age\" < $3) ORDER BY \"status\" DESC, "
				+ "\"id\" ASC LIMIT $4 OFFSET $5", List.of(18, "^a", 65, 10L, 20L)));
	}

	private static void assertCode(String code, ThrowingCallable call) {
		assertThatExceptionOfType(DataFlowException.class).isThrownBy(call)
			.satisfies((failure) -> assertThat(failure.code()).isEqualTo(code));
	}

	private static BuiltStatement select(DataFlow instance) {
		return instance.queryBuilder(User.class)
			.where("age", "$gte", 18)
			.where("status", "regex", "^a")
			.where("age", Map.of("$lt", 65))
			.orderBy("status", "desc")
			.orderBy("id", "ASC")
			.limit(10)
			.offset(20)
			.buildSelect();
	}

	@Test
	void buildingTwiceGivesTheSame() {
		QueryBuilder builder = this.postgresql.queryBuilder(User.class).where("id", "a").limit(1);
		BuiltStatement first = builder.buildUpdate(Map.of("age", 1));
		assertThat(first.sql())
			.isEqualTo("UPDATE \"users\" SET \"age\" = $1, \"updated_at\" = $2 WHERE \"id\" IN (SELECT x.\"id\" FROM "
					+ "(SELECT \"id\" FROM \"users\" WHERE \"id\" = $3 ORDER BY \"id\" LIMIT $4) x)");
		assertThat(first.parameters()).startsWith(1).endsWith("a", 1L);
		assertThat(builder.buildSelect()).isEqualTo(builder.buildSelect());
		assertThat(builder.buildCount()).isEqualTo(builder.buildCount());
		assertThat(builder.buildUpdate(Map.of("age", 1))).isEqualTo(first);
	}

	@Test
	void selectOfSomeFieldsAndJoinedOnes() {
		BuiltStatement built = this.h2.queryBuilder(User.class)
			.join("club", Type.LEFT)
			.select("age", "club.name")
			.where("status", null)
			.where("club.name", "$ne", "x")
			.buildSelect();
		assertThat(built.sql()).isEqualTo("SELECT \"users\".\"age\", \"j1\".\"name\" AS \"club.name\" FROM \"users\""
				+ " LEFT JOIN \"clubs\" \"j1\" ON \"j1\".\"id\" = \"users\".\"club_id\" AND \"j1\".\"deleted_at\" IS NULL"
				+ " WHERE (\"users\".\"status\" IS NULL AND EXISTS (SELECT 1 FROM \"clubs\" \"r1\" WHERE \"r1\".\"id\" = "
				+ "\"users\".\"club_id\" AND (\"r1\".\"name\" <> $1 AND \"r1\".\"deleted_at\" IS NULL)))"
				+ " ORDER BY \"users\".\"id\" DESC");
		assertThat(built.parameters()).containsExactly("x");
	}

	@Test
	void countIgnoresOrderAndPage() {
		assertThat(
				this.h2.queryBuilder(User.class).join("club", Type.INNER).orderBy("age", "ASC").limit(3).buildCount())
			.isEqualTo(
					new BuiltStatement("SELECT COUNT(*) FROM \"users\" INNER JOIN \"clubs\" \"j1\" ON \"j1\".\"id\" = "
							+ "\"users\".\"club_id\" AND \"j1\".\"deleted_at\" IS NULL", List.of()));
		assertThat(this.h2.queryBuilder(Club.class).withDeleted().buildCount().sql())
			.isEqualTo("SELECT COUNT(*) FROM \"clubs\"");
	}

	@Test
	void groupsOfTheRowsOfConditions() {
		GroupQueryBuilder groups = this.postgresql.queryBuilder(User.class)
			.where("age", "$gte", 18)
			.groupBy("status")
			.aggregate("n", "count", "*")
			.having("n", "gt", 3)
			.orderBy("n", "DESC")
			.limit(5);
		BuiltStatement built = groups.buildSelect();
		assertThat(built.sql()).startsWith(
				"SELECT \"status\", COUNT(*) FROM \"users\" WHERE \"age\" >= $1 GROUP BY " + "\"status\" HAVING ");
		assertThat(built.parameters()).startsWith(18).hasSize(3);
		assertThat(groups.buildSelect()).isEqualTo(built);
	}

	@Test
	void groupsThatMakeNoSenseAreRefused() {
		QueryBuilder users = this.h2.queryBuilder(User.class);
		assertCode("DF-907", () -> users.groupBy("status").buildSelect());
		assertCode("DF-605", () -> users.groupBy("statsu").aggregate("n", "count", "*").buildSelect());
		assertCode("DF-907", () -> users.groupBy().aggregate("n", "sum", "status").buildSelect());
		assertCode("DF-605", () -> users.groupBy().aggregate("n", "sum", "age").having("m", "gt", 1).buildSelect());
		assertCode("DF-907", () -> users.groupBy().aggregate("n", "sum", "age").having("n", "like", 1).buildSelect());
		assertCode("DF-910", () -> users.groupBy().aggregate("n", "sum", "age").orderBy("m", "ASC").buildSelect());
		assertCode("DF-909", () -> users.groupBy().limit(-1));
		assertThatIllegalStateException().isThrownBy(() -> users.select("age").groupBy("status"))
			.withMessage("Groups have neither the columns nor the joins, the order or the page of records.");
	}

	@Test
	void insertCompletesTheRecord() {
		BuiltStatement built = this.postgresql.queryBuilder(User.class).buildInsert(Map.of("id", "a", "age", 3));
		assertThat(built.sql())
			.isEqualTo("INSERT INTO \"users\" (\"id\", \"age\", \"created_at\", \"updated_at\") VALUES "
					+ "($1, $2, $3, $4) RETURNING " + USER);
		assertThat(built.parameters()).hasSize(4).startsWith("a", 3);
		assertThat(this.h2.queryBuilder(User.class).buildInsert(Map.of("id", "a", "age", 3)).sql())
			.endsWith("VALUES ($1, $2, $3, $4)");
	}

	@Test
	void deleteMarksOrRemoves() {
		assertThat(this.h2.queryBuilder(User.class).where("id", "a").buildDelete())
			.isEqualTo(new BuiltStatement("DELETE FROM \"users\" WHERE \"id\" = $1", List.of("a")));
		QueryBuilder clubs = this.postgresql.queryBuilder(Club.class).where("id", "a");
		assertThat(clubs.buildDelete().sql())
			.isEqualTo("UPDATE \"clubs\" SET \"deleted_at\" = $1 WHERE (\"id\" = $2 AND \"deleted_at\" IS NULL)");
		assertThat(clubs.withDeleted().buildDelete().sql()).isEqualTo("DELETE FROM \"clubs\" WHERE \"id\" = $1");
	}

	@Test
	void resetForgetsEverything() {
		QueryBuilder builder = this.h2.queryBuilder(User.class);
		BuiltStatement plain = builder.buildSelect();
		builder.join("club", Type.LEFT).select("age").where("age", 1).orderBy("age", "ASC").limit(1).withDeleted();
		assertThat(builder.buildSelect()).isNotEqualTo(plain);
		assertThat(builder.reset().buildSelect()).isEqualTo(plain);
		assertThat(plain.sql()).isEqualTo("SELECT " + USER + " FROM \"users\" ORDER BY \"id\" DESC");
	}

	static List<Arguments> refusals() {
		return List.of(refusal((builder) -> builder.where("age", "$gtee", 1), "DF-907", "'$gtee'"),
				refusal((builder) -> builder.where("age", ">= 1 OR 1 = 1 --", 1), "DF-907", "Unknown operator"),
				refusal((builder) -> builder.where("age", "in", 1), "DF-907", "needs a list"),
				refusal((builder) -> builder.where("age", "$nin", "1"), "DF-907", "needs a list"),
				refusal((builder) -> builder.where("age", "x"), "DF-102", "'age'"),
				refusal((builder) -> builder.where("agee", 1), "DF-605", "'agee'"),
				refusal((builder) -> builder.select("COUNT(*)"), "DF-605", "'COUNT(*)'"),
				refusal((builder) -> builder.select("club.name"), "DF-605", "'club.name'"),
				refusal((builder) -> builder.join("clubs ON 1 = 1", Type.LEFT), "DF-605", "'clubs ON 1 = 1'"),
				refusal((builder) -> builder.orderBy("age", "down"), "DF-910", "direction"),
				refusal((builder) -> builder.orderBy("age, id", "ASC"), "DF-910", "'age, id'"),
				refusal((builder) -> builder.limit(-1), "DF-909", "limit"),
				refusal((builder) -> builder.offset(-1), "DF-909", "offset"),
				refusal((builder) -> builder.buildInsert(Map.of("id", "a")), "DF-101", "age"),
				refusal((builder) -> builder.buildUpdate(Map.of("id", "a")), "DF-905", "'id'"),
				refusal((builder) -> builder.buildUpdate(Map.of("age", Map.of("$x", 1))), "DF-907", "'$x'"));
	}

	private static Arguments refusal(Consumer<QueryBuilder> call, String code, String message) {
		return arguments(call, code, message);
	}

	@ParameterizedTest(name = "{1} {2}")
	@MethodSource("refusals")
	void whatIsNotKnownIsRefused(Consumer<QueryBuilder> call, String code, String message) {
		QueryBuilder builder = this.h2.queryBuilder(User.class);
		assertThatExceptionOfType(DataFlowException.class).isThrownBy(() -> call.accept(builder))
			.satisfies((failure) -> assertThat(failure.code()).isEqualTo(code))
			.withMessageContaining(message);
	}

	@Test
	void appendOnlyRecordsAreNotChanged() {
		QueryBuilder builder = this.h2.queryBuilder(Log.class);
		assertThatExceptionOfType(DataFlowException.class).isThrownBy(builder::buildDelete)
			.satisfies((failure) -> assertThat(failure.code()).isEqualTo("DF-701"))
			.withMessageContaining("append-only");
	}

	@Test
	void partsWithoutEffectAreRefused() {
		assertThatIllegalStateException().isThrownBy(() -> this.h2.queryBuilder(User.class).limit(1).buildDelete())
			.withMessageContaining("limit");
		assertThatIllegalStateException()
			.isThrownBy(() -> this.h2.queryBuilder(User.class).offset(1).buildUpdate(Map.of("age", 1)))
			.withMessageContaining("offset");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.h2.queryBuilder(User.class).buildUpdate(Map.of("updated_at", "now")))
			.withMessageContaining("'fields'");
	}

	@Test
	void interceptorThatWaitsIsToldSo() {
		DataFlow waiting = DataFlow.builder("h2:mem:builder")
			.models(User.class, Club.class)
			.interceptors(new Waiting())
			.build();
		assertThatIllegalStateException().isThrownBy(() -> waiting.queryBuilder(User.class).buildSelect())
			.withMessageContaining("at once");
	}

	private static DataFlow instance(String url) {
		return DataFlow.builder(url)
			.models(User.class, Club.class, Log.class)
			.clock(Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC))
			.build();
	}

	private static final class Waiting implements OperationInterceptor {

		@Override
		public <R> Flux<R> intercept(Operation<R> operation, Chain next) {
			return Mono.never().thenMany(Flux.defer(() -> next.proceed(operation)));
		}

	}

	@DataFlowModel
	record User(@Id String id, int age, @Nullable String status, @BelongsTo(Club.class) @Nullable String clubId) {

	}

	@DataFlowModel(softDelete = true)
	record Club(@Id String id, String name) {

	}

	@DataFlowModel(appendOnly = true)
	record Log(@Id String id) {

	}

}
