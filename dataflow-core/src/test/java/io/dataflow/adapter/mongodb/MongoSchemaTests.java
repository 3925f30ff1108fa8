/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.mongodb;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

import io.dataflow.model.DataFlowModel;
import io.dataflow.model.EntityModel;
import io.dataflow.model.EntityModels;
import io.dataflow.model.Index;
import io.dataflow.schema.SchemaChange;
import io.dataflow.schema.SchemaDiff;
import io.dataflow.schema.SchemaSnapshot;
import io.dataflow.schema.SchemaSnapshot.Column;
import io.dataflow.testing.Capability;
import io.dataflow.testing.TestDatabase;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.data.annotation.Id;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static io.dataflow.adapter.mongodb.MongoThings.MODELS;
import static io.dataflow.adapter.mongodb.MongoThings.THING;
import static io.dataflow.adapter.mongodb.MongoThings.await;
import static io.dataflow.adapter.mongodb.MongoThings.one;
import static org.assertj.core.api.Assertions.assertThat;

class MongoSchemaTests extends AbstractMongoTests {

	@Test
	void secondLookFindsNothingToDo() {
		List<SchemaChange> changes = difference(MODELS).changes();
		List<String> commands = await(this.adapter.apply(changes));
		assertThat(commands).hasSize(changes.size())
			.anySatisfy((command) -> assertThat(command).startsWith("create things ").contains("jsonSchema"))
			.anySatisfy((command) -> assertThat(command).startsWith("createIndexes things "));
		assertThat(difference(MODELS).isEmpty()).isTrue();
	}

	@Test
	void indexesTellTheirColumns() {
		await(this.adapter.apply(difference(MODELS).changes()));
		SchemaSnapshot.Table table = Objects.requireNonNull(one(this.adapter.inspect(MODELS.all())).table("things"));
		assertThat(table.indexes()).anySatisfy((index) -> {
			assertThat(index.columns()).containsExactly("name");
			assertThat(index.unique()).isTrue();
		}).anySatisfy((index) -> assertThat(index.columns()).containsExactly("id"));
	}

	@Test
	void changesCanBeMadeAgain() {
		List<SchemaChange> changes = difference(MODELS).changes();
		await(this.adapter.apply(changes));
		assertThat(await(this.adapter.apply(changes))).hasSameSizeAs(changes);
	}

	@Test
	void collectionWithoutRulesTakesEveryField() {
		this.things.add("things", "{_id: 1}");
		assertThat(difference(EntityModels.of(List.of(MongoThings.Thing.class))).changes())
			.allSatisfy((change) -> assertThat(change).isInstanceOf(SchemaChange.CreateIndex.class));
	}

	private SchemaDiff difference(EntityModels models) {
		return SchemaDiff.between(models, one(this.adapter.inspect(models.all())));
	}

	@Test
	void rulesAreReadAsTheyWereWritten() {
		BsonDocument options = new BsonDocument("validator", MongoValidator.of(THING));
		List<Column> columns = MongoValidator.columns(THING, options);
		assertThat(columns).extracting(Column::name)
			.containsExactlyElementsOf(THING.fields().stream().map((field) -> field.name()).toList());
		assertThat(columns).allSatisfy((column) -> {
			assertThat(column.holds().values(THING.field(column.name()))).isTrue();
			assertThat(column.nullable()).isEqualTo(THING.field(column.name()).nullable());
		});
		assertThat(columns.get(1).holds().values(THING.field("amount"))).isFalse();
	}

	@Test
	void fieldOfAnotherModelIsMissing() {
		BsonDocument options = new BsonDocument("validator", MongoValidator.of(THING));
		EntityModel wider = EntityModel.of(Wider.class);
		assertThat(MongoValidator.columns(wider, options)).extracting(Column::name).doesNotContain("more");
	}

	@Test
	void uniqueIndexLeavesNullsOut() {
		EntityModel wider = EntityModel.of(Wider.class);
		BsonDocument part = Objects
			.requireNonNull(MongoIndexes.options(wider.indexes().get(0)).getPartialFilterExpression())
			.toBsonDocument();
		assertThat(part).isEqualTo(BsonDocument.parse("{more: {$gte: ''}}"));
		assertThat(MongoIndexes.options(THING.indexes().get(0)).getPartialFilterExpression()).isNull();
	}

	@Test
	void newFieldIsFilledIn(TestDatabase database) {
		database.require(Capability.VALIDATORS);
		await(this.adapter.apply(List.of(new SchemaChange.CreateTable(EntityModel.of(Narrow.class)))));
		this.things.add("things", "{_id: 'a', name: 'one', created_at: NumberLong(1), updated_at: NumberLong(1)}");
		EntityModels models = EntityModels.of(List.of(MongoThings.Thing.class));
		await(this.adapter.apply(difference(models).changes()));
		assertThat(difference(models).isEmpty()).isTrue();
		assertThat(this.things.documents("things").get(0).getInt32("amount").getValue()).isEqualTo(7);
	}

	@Test
	void lockIsHeldByOneAtATime() {
		List<Integer> events = await(Flux.range(0, 4)
			.flatMap((i) -> this.adapter.exclusively(Flux.just(i, i).delayElements(Duration.ofMillis(20)).collectList())
				.flatMapIterable((pair) -> pair)));
		assertThat(events).hasSize(8);
		for (int i = 0; i < 8; i += 2) {
			assertThat(events.get(i)).isEqualTo(events.get(i + 1));
		}
	}

	@Test
	void lockOfWhoLeavesIsFree() {
		this.adapter.exclusively(Mono.never()).timeout(Duration.ofMillis(300), Mono.empty()).block(MongoThings.LIMIT);
		assertThat(one(this.adapter.exclusively(Mono.just("mine")))).isEqualTo("mine");
		assertThat(this.things.documents("dataflow_locks")).isEmpty();
	}

	@Test
	void lockOfWhoDiedIsFreeInTime() {
		this.things.add("dataflow_locks", "{_id: 'schema', owner: 'dead', until: {$date: '2020-01-01T00:00:00Z'}}");
		assertThat(one(this.adapter.exclusively(Mono.just("mine")))).isEqualTo("mine");
	}

	@DataFlowModel(table = "things")
	record Narrow(@Id String id, String name) {

	}

	@DataFlowModel(table = "things", indexes = @Index(fields = "more", unique = true))
	record Wider(@Id String id, String name, @Nullable String more) {

	}

}
