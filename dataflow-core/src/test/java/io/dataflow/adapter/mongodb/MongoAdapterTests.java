/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.mongodb;

import java.util.List;

import io.dataflow.adapter.ConnectionFailedException;
import io.dataflow.adapter.ConstraintException;
import io.dataflow.adapter.DatabaseUrl;
import io.dataflow.adapter.DuplicateKeyException;
import io.dataflow.adapter.PoolSettings;
import io.dataflow.adapter.StatementTexts;
import io.dataflow.operation.Count;
import io.dataflow.operation.Delete;
import io.dataflow.operation.Insert;
import io.dataflow.operation.RecordOperations;
import io.dataflow.operation.Row;
import io.dataflow.operation.Select;
import io.dataflow.operation.Update;
import io.dataflow.operation.Upsert;
import io.dataflow.operation.Upserted;
import io.dataflow.operation.document.ChangeStreams;
import io.dataflow.operation.document.DocumentFiles;
import io.dataflow.operation.document.DocumentOperations;
import io.dataflow.query.Assignment;
import io.dataflow.query.Filter;
import io.dataflow.query.Page;
import io.dataflow.query.Sort;
import io.dataflow.schema.SchemaDiff;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.util.context.Context;

import static io.dataflow.adapter.mongodb.MongoThings.COUNTED;
import static io.dataflow.adapter.mongodb.MongoThings.THING;
import static io.dataflow.adapter.mongodb.MongoThings.await;
import static io.dataflow.adapter.mongodb.MongoThings.one;
import static io.dataflow.adapter.mongodb.MongoThings.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MongoAdapterTests extends AbstractMongoTests {

	@BeforeEach
	void createCollections() {
		await(this.adapter.inspect(MongoThings.MODELS.all())
			.flatMapMany((found) -> this.adapter.apply(SchemaDiff.between(MongoThings.MODELS, found).changes())));
	}

	@Test
	void recordIsADocumentWithAllFields() {
		Row row = one(this.adapter.insert(new Insert(THING, List.of(row("id", "a", "name", "one")))));
		assertThat(row.get("amount")).isEqualTo(7);
		assertThat(row.get("created_at")).isNotNull();
		assertThat(this.things.documents("things")).singleElement().satisfies((document) -> {
			assertThat(document.getString("_id")).isEqualTo(new BsonString("a"));
			assertThat(document.get("note")).isEqualTo(BsonNull.VALUE);
			assertThat(document.get("amount")).isEqualTo(new BsonInt32(7));
			assertThat(document.get("created_at")).isInstanceOf(BsonInt64.class);
		});
	}

	@Test
	void missingNumbersAreCounted() {
		assertThat(create("a").get("id")).isEqualTo(1L);
		assertThat(create("b").get("id")).isEqualTo(2L);
		assertThat(create("c").get("version")).isEqualTo(COUNTED.version().coerce(1));
	}

	@Test
	void firstNumberComesAfterThoseThatAreThere() {
		this.things.add("counteds", "{_id: NumberLong(41), name: 'old'}");
		assertThat(create("new").get("id")).isEqualTo(42L);
	}

	private Row create(String name) {
		return one(this.adapter.insert(new Insert(COUNTED, List.of(row("name", name)))));
	}

	@Test
	void nullInAFieldThatMustHaveAValueIsRefused() {
		Insert insert = new Insert(THING, List.of(row("id", "a", "name", null)));
		assertThatExceptionOfType(ConstraintException.class).isThrownBy(() -> await(this.adapter.insert(insert)))
			.withMessageContaining("Cannot create Thing")
			.withMessageContaining("'name'");
		add("b", "two");
		Update update = Update.of(THING, id("b"), List.of(new Assignment.SetValue(THING.field("name"), null)));
		assertThatExceptionOfType(ConstraintException.class).isThrownBy(() -> await(this.adapter.update(update)))
			.withMessageContaining("Cannot update Thing");
	}

	@Test
	void keyThatIsTakenNamesItsIndex() {
		add("a", "one");
		assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> add("b", "one"))
			.satisfies((error) -> assertThat(error.constraint()).contains(THING.indexes().get(0).name()));
		assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> add("a", "two"));
	}

	@Test
	void pageIsReadInOrder() {
		for (int i = 0; i < 5; i++) {
			add("t" + i, "n" + i);
		}
		Sort sort = new Sort(List.of(new Sort.Order(THING.field("name"), true)));
		Select select = new Select(THING, Filter.all(), sort, new Page(2, 1), false);
		assertThat(await(this.adapter.select(select)).stream().map((row) -> row.get("id"))).containsExactly("t3", "t2");
		assertThat(await(this.adapter.select(new Select(THING, Filter.all(), sort, new Page(0, 0), false)))).isEmpty();
		assertThat(one(this.adapter.count(new Count(THING, Filter.all(), false)))).isEqualTo(5);
	}

	@Test
	void recordsAreReadAsTheyAreWanted() {
		for (int i = 0; i < 300; i++) {
			this.things.add("things", "{_id: 't" + i + "', name: 'n" + i + "'}");
		}
		StepVerifier.create(this.adapter.select(Select.of(THING, Filter.all())), 1)
			.expectNextCount(1)
			.thenRequest(2)
			.expectNextCount(2)
			.thenRequest(297)
			.expectNextCount(297)
			.expectComplete()
			.verify(MongoThings.LIMIT);
	}

	@Test
	void changeYieldsWhatIsThereAfterwards() {
		add("a", "one");
		Update update = Update.of(THING, id("a"), List.of(new Assignment.SetValue(THING.field("note"), "new")));
		assertThat(one(this.adapter.update(update)).get("note")).isEqualTo("new");
		assertThat(await(this.adapter.update(update.withFilter(id("b"))))).isEmpty();
	}

	@Test
	void removalCounts() {
		add("a", "one");
		add("b", "two");
		assertThat(one(this.adapter.delete(Delete.of(THING, id("a"))))).isEqualTo(1);
		assertThat(one(this.adapter.delete(Delete.of(THING, id("a"))))).isZero();
		assertThat(one(this.adapter.delete(Delete.of(THING, Filter.all())))).isEqualTo(1);
	}

	@Test
	void upsertCreatesOnceAndThenChanges() {
		Upserted first = upsert("a", "x");
		Upserted second = upsert("b", "y");
		assertThat(first.created()).isTrue();
		assertThat(first.row().get("note")).isEqualTo("first");
		assertThat(second.created()).isFalse();
		assertThat(second.row().get("id")).isEqualTo("a");
		assertThat(second.row().get("note")).isEqualTo("y");
	}

	@Test
	void oneOfManyUpsertsCreates() {
		List<Upserted> all = await(Flux.range(0, 20).flatMap((i) -> this.adapter.upsert(call("id" + i, "y")), 20));
		assertThat(all.stream().filter(Upserted::created)).hasSize(1);
		assertThat(this.things.documents("things")).hasSize(1);
	}

	@Test
	void upsertGivesUpWhereAnotherKeyIsInTheWay() {
		upsert("a", "x");
		InterruptedDatabases databases = this.things.interrupted(0, Mono.empty());
		Upsert other = Upsert.of(THING, row("name", "two"), row("id", "a", "name", "two", "note", "first"),
				List.of(new Assignment.SetValue(THING.field("note"), "y")));
		MongoAdapter.of(databases, null)
			.upsert(other)
			.as(StepVerifier::create)
			.expectError(DuplicateKeyException.class)
			.verify(MongoThings.LIMIT);
		assertThat(databases.commands()).isEqualTo(4);
	}

	private Upserted upsert(String id, String note) {
		return one(this.adapter.upsert(call(id, note)));
	}

	private static Upsert call(String id, String note) {
		return Upsert.of(THING, row("name", "one"), row("id", id, "name", "one", "note", "first"),
				List.of(new Assignment.SetValue(THING.field("note"), note)));
	}

	@Test
	void upsertWithoutARecordToCreateOnlyChanges() {
		Upsert call = call("a", "x").withRows(List.of());
		assertThat(await(this.adapter.upsert(call))).isEmpty();
		assertThat(this.things.documents("things")).isEmpty();
	}

	@Test
	void textsOfCommandsHoldNoValues() {
		StatementTexts texts = StatementTexts.of(Context.empty());
		await(this.adapter.select(Select.of(THING, Filter.equal(THING.field("note"), "s3cr3t")))
			.contextWrite(texts::in));
		assertThat(texts.joined()).isEqualTo("things.find({note: ?})");
	}

	@Test
	void poolTellsItsStatus() {
		assertThat(this.adapter.warmPool().block(MongoThings.LIMIT)).isGreaterThanOrEqualTo(2);
		assertThat(this.adapter.poolStatus()).hasValueSatisfying((status) -> {
			assertThat(status.size()).isEqualTo(2);
			assertThat(status.checkedOut()).isZero();
			assertThat(status.waiting()).isZero();
		});
	}

	@Test
	void serverThatIsNotThereIsNamed() {
		MongoAdapter nowhere = (MongoAdapter) new MongoAdapterProvider()
			.open(DatabaseUrl.parse("mongodb://127.0.0.1:1/d?serverSelectionTimeoutMS=300"), PoolSettings.defaults());
		assertThatExceptionOfType(ConnectionFailedException.class)
			.isThrownBy(() -> nowhere.ping().block(MongoThings.LIMIT))
			.withMessageContaining("Cannot ping the database")
			.satisfies((error) -> assertThat(error.isLost()).isFalse());
		nowhere.close().block(MongoThings.LIMIT);
	}

	@Test
	void documentsWithoutAModelAreACapabilityToo() {
		assertThat(this.adapter.require(DocumentOperations.class)).isInstanceOf(MongoDocuments.class);
		assertThat(this.adapter.require(DocumentFiles.class)).isInstanceOf(MongoFiles.class);
		assertThat(this.adapter.require(ChangeStreams.class)).isInstanceOf(MongoChangeStreams.class);
		assertThat(this.adapter.require(RecordOperations.class)).isSameAs(this.adapter);
	}

	private void add(String id, String name) {
		await(this.adapter.insert(new Insert(THING, List.of(row("id", id, "name", name)))));
	}

	private static Filter id(String id) {
		return Filter.equal(THING.id(), id);
	}

}
