/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import io.dataflow.adapter.DatabaseUrl;
import io.dataflow.adapter.sql.R2dbcOptions;
import io.dataflow.operation.BuiltStatement;
import io.dataflow.operation.Projection.Join.Type;
import io.dataflow.testing.Capability;
import io.dataflow.testing.Needs;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

import static io.dataflow.DataFlowContract.map;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Statements that others execute through the driver.
 */
@Needs(Capability.SQL)
interface QueryBuilderContract extends DataFlowContract {

	@Test
	default void selectReadsTheRowsOfItsConditions() {
		for (int i = 0; i < 6; i++) {
			run("PersonCreateNode", "id", "p" + i, "name", (i % 2 == 0) ? "it's" : "other", "age", i);
		}
		QueryBuilder builder = db().queryBuilder(ContractEntities.Person.class)
			.where("name", "it's")
			.where("age", "$between", List.of(1, 4))
			.where("id", "in", List.of("p0", "p2", "p3", "p4"))
			.select("id")
			.orderBy("age", "DESC")
			.limit(10);
		assertThat(builder.buildSelect().sql()).contains(db().models().model(ContractEntities.Person.class).table())
			.doesNotContain("it's");
		assertThat(builder.buildSelect().parameters()).startsWith("it's", 1, 4);
		assertThat(rows(builder.buildSelect())).containsExactly("p4", "p2");
		assertThat(rows(builder.limit(1).offset(1).buildSelect())).containsExactly("p2");
		assertThat(rows(builder.buildCount())).containsExactly("2");
	}

	@Test
	default void insertUpdateAndDeleteDoWhatTheySay() {
		QueryBuilder builder = db().queryBuilder(ContractEntities.Person.class);
		changed(builder.buildInsert(map("id", "p1", "name", "Ann", "email", "ann@x", "favourite_color", "red")));
		changed(builder.buildInsert(map("id", "p2", "name", "Bob", "email", "bob@x", "favourite_color", "red")));
		assertThat(run("PersonReadNode", "id", "p1")).containsEntry("age", 0).containsEntry("active", true);
		assertThat(changed(builder.where("id", "p1").buildUpdate(map("name", "Anna", "age", map("$inc", 3)))))
			.isEqualTo(1);
		assertThat(run("PersonReadNode", "id", "p1")).containsEntry("name", "Anna").containsEntry("age", 3);
		assertThat(changed(builder.reset().where("name", "Bob").buildDelete())).isEqualTo(1);
		assertThat(rows(builder.reset().select("id").buildSelect())).containsExactly("p1");
	}

	@Test
	default void deletedRecordsAreMarkedAndHidden() {
		run("NoteCreateNode", "id", "n1", "text", "a");
		QueryBuilder builder = db().queryBuilder(ContractEntities.Note.class).where("id", "n1");
		assertThat(changed(builder.buildDelete())).isEqualTo(1);
		assertThat(rows(builder.buildCount())).containsExactly("0");
		assertThat(rows(builder.withDeleted().buildCount())).containsExactly("1");
	}

	@Test
	default void joinReadsRelatedRecords() {
		run("NoteCreateNode", "id", "n1", "text", "first");
		run("NoteCreateNode", "id", "n2", "text", "second");
		run("NoteDeleteNode", "id", "n2");
		run("RemarkCreateNode", "id", "1", "note_id", "n1");
		run("RemarkCreateNode", "id", "2", "note_id", "n2");
		run("RemarkCreateNode", "id", "3");
		QueryBuilder builder = db().queryBuilder(ContractEntities.Remark.class)
			.join("note", Type.INNER)
			.select("note.text", "id")
			.orderBy("id", "ASC");
		assertThat(rows(builder.buildSelect())).containsExactly("first");
		assertThat(rows(builder.buildCount())).containsExactly("1");
		assertThat(rows(builder.join("note", Type.LEFT).buildSelect())).containsExactly("first", "null", "null");
		assertThat(rows(builder.where("id", "$gt", "1").where("note.text", "first").buildSelect())).isEmpty();
	}

	@Test
	default void groupsOfTheRowsAreRead() {
		for (int i = 0; i < 6; i++) {
			run("PersonCreateNode", "id", "p" + i, "name", (i < 2) ? "Ann" : (i < 5) ? "it's" : "Eve", "age", i);
		}
		GroupQueryBuilder groups = db().queryBuilder(ContractEntities.Person.class)
			.where("age", "$lt", 5)
			.groupBy("name")
			.aggregate("total", "$sum", "age")
			.aggregate("n", "count", "*")
			.having("n", "gte", 2)
			.having("total", "$gt", 0)
			.orderBy("total", "DESC");
		assertThat(rows(groups.buildSelect())).containsExactly("it's", "Ann");
		assertThat(rows(groups.having("total", "gt", 5).buildSelect())).containsExactly("it's");
		assertThat(rows(groups.having("total", "gt", 0).limit(1).offset(1).buildSelect())).containsExactly("Ann");
		assertThat(rows(
				db().queryBuilder(ContractEntities.Person.class).groupBy().aggregate("n", "count", "*").buildSelect()))
			.containsExactly("6");
	}

	@Test
	default void groupsLeaveOutWhatWasDeleted() {
		run("NoteCreateNode", "id", "n1", "text", "a");
		run("NoteCreateNode", "id", "n2", "text", "b");
		run("NoteDeleteNode", "id", "n2");
		QueryBuilder notes = db().queryBuilder(ContractEntities.Note.class);
		assertThat(rows(notes.groupBy("text").aggregate("n", "count", "*").buildSelect())).containsExactly("a");
		assertThat(rows(
				notes.withDeleted().groupBy("text").aggregate("n", "count", "*").orderBy("text", "desc").buildSelect()))
			.containsExactly("b", "a");
	}

	private List<String> rows(BuiltStatement built) {
		return await(
				execute(built, (result) -> result.map((row, metadata) -> String.valueOf(row.get(0)))).collectList());
	}

	private long changed(BuiltStatement built) {
		return await(execute(built, Result::getRowsUpdated).reduce(0L, Long::sum));
	}

	private <T> Flux<T> execute(BuiltStatement built, Function<Result, Publisher<T>> read) {
		return Flux.usingWhen(ConnectionFactories.get(R2dbcOptions.of(DatabaseUrl.parse(url()))).create(),
				(connection) -> {
					Statement statement = connection.createStatement(built.sql());
					for (int i = 0; i < built.parameters().size(); i++) {
						statement.bind(i, Objects.requireNonNull(built.parameters().get(i)));
					}
					return Flux.from(statement.execute()).concatMap(read);
				}, Connection::close);
	}

}
