/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.mongodb;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.dataflow.adapter.CapabilityNotSupportedException;
import io.dataflow.adapter.DuplicateKeyException;
import io.dataflow.error.ErrorCode;
import io.dataflow.model.EntityModel;
import io.dataflow.model.FieldModel;
import io.dataflow.operation.BulkDelete;
import io.dataflow.operation.BulkFailure;
import io.dataflow.operation.BulkInsert;
import io.dataflow.operation.BulkResult;
import io.dataflow.operation.BulkRow;
import io.dataflow.operation.BulkUpdate;
import io.dataflow.operation.BulkUpsert;
import io.dataflow.operation.Records;
import io.dataflow.operation.UpdateAll;
import io.dataflow.query.Assignment;
import io.dataflow.query.FieldValues;
import io.dataflow.query.Filter;
import io.dataflow.query.FilterParser;
import io.dataflow.schema.SchemaChange;
import io.dataflow.testing.Capability;
import io.dataflow.testing.TestDatabase;
import org.bson.BsonDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static io.dataflow.adapter.mongodb.MongoThings.COUNTED;
import static io.dataflow.adapter.mongodb.MongoThings.THING;
import static io.dataflow.adapter.mongodb.MongoThings.await;
import static io.dataflow.adapter.mongodb.MongoThings.one;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

class MongoBulkTests extends AbstractMongoTests {

	private static final List<FieldModel> NAME = List.of(THING.field("name"));

	@BeforeEach
	void createCollections() {
		List<SchemaChange> changes = new ArrayList<>(
				List.of(new SchemaChange.CreateTable(THING), new SchemaChange.CreateTable(COUNTED)));
		THING.indexes().forEach((index) -> changes.add(new SchemaChange.CreateIndex(THING, index)));
		await(this.adapter.apply(changes));
	}

	@Test
	void insertYieldsKeysInTheOrderOfTheRecords() {
		BulkResult result = one(this.adapter.bulkInsert(BulkInsert.of(things("b", "a"), true)));
		assertThat(result.inserted()).isEqualTo(2);
		assertThat(result.ids()).isEqualTo(Map.of(0L, "b", 1L, "a"));
		assertThat(stored("a")).containsEntry("name", "name of a")
			.containsEntry("note", null)
			.containsEntry("amount", 7);
	}

	@Test
	void insertTakesKeysThatTheDatabaseGives() {
		Records records = Records.of(COUNTED, List.of(row(COUNTED, 0, Map.of("name", "a")),
				row(COUNTED, 1, Map.of("name", "b")), row(COUNTED, 2, Map.of("name", "c"))));
		BulkResult result = one(this.adapter.bulkInsert(BulkInsert.of(records, true)));
		assertThat(result.ids().values()).hasSize(3).doesNotHaveDuplicates();
		assertThat((Long) result.ids().get(2L)).isEqualTo((Long) result.ids().get(0L) + 2);
	}

	@Test
	void insertReportsWhatIsRefusedAndStoresTheRest() {
		one(this.adapter.bulkInsert(BulkInsert.of(things("b"), false)));
		BulkResult result = one(this.adapter.bulkInsert(BulkInsert.of(things("a", "b", "c"), true)));
		assertThat(result.inserted()).isEqualTo(2);
		assertThat(result.ids()).isEqualTo(Map.of(0L, "a", 2L, "c"));
		assertThat(result.failures()).singleElement().satisfies((failure) -> {
			assertThat(failure.index()).isEqualTo(1);
			assertThat(failure.code()).isEqualTo(ErrorCode.OPERATION_FAILED);
			assertThat(failure.message()).contains("Cannot create Thing", "same unique key");
		});
	}

	@Test
	void recordThatCannotBeWrittenIsReported() {
		Records records = Records.of(THING,
				List.of(row(THING, 5, Map.of("id", "a", "name", "x", "note", "y")), row(THING, 6, Map.of("id", "b"))));
		BulkResult result = one(this.adapter.bulkInsert(BulkInsert.of(records, false)));
		assertThat(result.inserted()).isEqualTo(1);
		assertThat(result.failures()).extracting(BulkFailure::index).containsExactly(6L);
	}

	@Test
	void insertInATransactionFailsAsAWhole(TestDatabase database) {
		database.require(Capability.TRANSACTIONS);
		one(this.adapter.bulkInsert(BulkInsert.of(things("b"), false)));
		assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(
				() -> this.adapter.inTransaction(this.adapter.bulkInsert(BulkInsert.of(things("a", "b"), false)))
					.block(MongoThings.LIMIT));
		assertThat(this.things.documents("things")).hasSize(1);
		BulkResult skipped = one(this.adapter
			.inTransaction(this.adapter.bulkInsert(BulkInsert.absent(things("a", "b"), List.of(), true))));
		assertThat(skipped.ids()).isEqualTo(Map.of(0L, "a"));
	}

	@Test
	void whatExistsIsLeftOut() {
		one(this.adapter.bulkInsert(BulkInsert.of(things("b"), false)));
		BulkResult any = one(this.adapter.bulkInsert(BulkInsert.absent(things("a", "b"), List.of(), true)));
		assertThat(any.inserted()).isEqualTo(1);
		assertThat(any.failures()).isEmpty();
		assertThat(any.ids()).isEqualTo(Map.of(0L, "a"));
		Records named = Records.of(THING,
				List.of(row(THING, 0, Map.of("id", "x", "name", "name of b")),
						row(THING, 1, Map.of("id", "y", "name", "name of y")),
						row(THING, 2, Map.of("id", "z", "name", "name of y"))));
		assertThat(one(this.adapter.bulkInsert(BulkInsert.absent(named, NAME, true))).ids()).isEqualTo(Map.of(1L, "y"));
	}

	@Test
	void updateChangesWhatThereIs() {
		one(this.adapter.bulkInsert(BulkInsert.of(things("a", "b"), false)));
		Records records = Records.of(THING, List.of(row(THING, 0, Map.of("id", "a", "note", "new")),
				row(THING, 1, Map.of("id", "none", "note", "new"))));
		BulkResult result = one(this.adapter.bulkUpdate(BulkUpdate.of(records, false).with(amount(9))));
		assertThat(result.updated()).isEqualTo(1);
		assertThat(stored("a")).containsEntry("note", "new").containsEntry("amount", 9);
		assertThat(stored("b")).containsEntry("note", null).containsEntry("amount", 7);
	}

	@Test
	void updateReportsWhatIsRefused() {
		one(this.adapter.bulkInsert(BulkInsert.of(things("a", "b", "c"), false)));
		Records records = Records.of(THING, List.of(row(THING, 0, Map.of("id", "a", "name", "name of b")),
				row(THING, 1, Map.of("id", "c", "name", "new"))));
		BulkResult result = one(this.adapter.bulkUpdate(BulkUpdate.of(records, false)));
		assertThat(result.updated()).isEqualTo(1);
		assertThat(result.failures()).extracting(BulkFailure::index).containsExactly(0L);
		assertThat(stored("c")).containsEntry("name", "new");
	}

	@Test
	void upsertAddsAndChanges() {
		one(this.adapter.bulkInsert(BulkInsert.of(things("a"), false)));
		Records records = Records.of(THING,
				List.of(row(THING, 0, Map.of("id", "a", "name", "A")), row(THING, 1, Map.of("id", "b", "name", "B"))));
		BulkResult result = one(this.adapter.bulkUpsert(BulkUpsert.of(records, List.of(THING.id()), true)));
		assertThat(result.inserted()).isEqualTo(1);
		assertThat(result.updated()).isEqualTo(1);
		assertThat(result.ids()).isEqualTo(Map.of(0L, "a", 1L, "b"));
		assertThat(stored("a")).containsEntry("name", "A").containsEntry("amount", 7);
		assertThat(stored("b")).containsEntry("name", "B").containsEntry("note", null);
	}

	@Test
	void upsertByAnotherKeyKeepsThePrimaryKey() {
		one(this.adapter.bulkInsert(BulkInsert.of(things("a"), false)));
		Records records = Records.of(THING,
				List.of(row(THING, 0, Map.of("id", "x", "name", "name of a", "note", "new")),
						row(THING, 1, Map.of("id", "y", "name", "Y", "note", "new"))));
		BulkResult result = one(this.adapter.bulkUpsert(BulkUpsert.of(records, NAME, true)));
		assertThat(result.ids()).isEqualTo(Map.of(0L, "a", 1L, "y"));
		assertThat(stored("a")).containsEntry("note", "new");
		assertThat(one(this.adapter.bulkUpsert(BulkUpsert.of(records, NAME, false))).updated()).isEqualTo(2);
		assertThat(this.things.documents("things")).hasSize(2);
	}

	@Test
	void upsertLeavesWhatTheFilterDoesNotSelect() {
		one(this.adapter.bulkInsert(BulkInsert.of(things("a"), false)));
		Records records = Records.of(THING,
				List.of(row(THING, 0, Map.of("id", "a", "name", "A")), row(THING, 1, Map.of("id", "b", "name", "B"))));
		BulkResult result = one(this.adapter.bulkUpsert(
				BulkUpsert.of(records, List.of(THING.id()), true).withFilter(Filter.equal(THING.field("amount"), 1))));
		assertThat(result.ids()).isEqualTo(Map.of(1L, "b"));
		assertThat(stored("a")).containsEntry("name", "name of a");
	}

	@Test
	void upsertChangesWhatSomebodyElseHasAddedMeanwhile() {
		MongoAdapter late = MongoAdapter
			.of(this.things.interrupted(2, this.adapter.bulkInsert(BulkInsert.of(things("a"), false))), null);
		Records records = Records.of(THING,
				List.of(row(THING, 0, Map.of("id", "x", "name", "name of a", "note", "new")),
						row(THING, 1, Map.of("id", "y", "name", "Y", "note", "new"))));
		BulkResult result = one(late.bulkUpsert(BulkUpsert.of(records, NAME, true)));
		assertThat(result.failures()).isEmpty();
		assertThat(result.inserted()).isEqualTo(1);
		assertThat(result.updated()).isEqualTo(1);
		assertThat(result.ids()).isEqualTo(Map.of(0L, "a", 1L, "y"));
		assertThat(stored("a")).containsEntry("note", "new");
	}

	@Test
	void upsertGivesUpWhereAnotherKeyIsInTheWay() {
		one(this.adapter.bulkInsert(BulkInsert.of(things("a"), false)));
		InterruptedDatabases databases = this.things.interrupted(0, Mono.empty());
		Records records = Records.of(THING, List.of(row(THING, 0, Map.of("id", "b", "name", "name of a")),
				row(THING, 1, Map.of("id", "c", "name", "C"))));
		BulkResult result = one(
				MongoAdapter.of(databases, null).bulkUpsert(BulkUpsert.of(records, List.of(THING.id()), true)));
		assertThat(result.inserted()).isEqualTo(1);
		assertThat(result.failures()).extracting(BulkFailure::index).containsExactly(0L);
		assertThat(databases.commands()).isEqualTo(2);
		InterruptedDatabases others = this.things.interrupted(0, Mono.empty());
		Records named = Records.of(THING, List.of(row(THING, 0, Map.of("id", "a", "name", "other"))));
		assertThat(one(MongoAdapter.of(others, null).bulkUpsert(BulkUpsert.of(named, NAME, true))).failures())
			.hasSize(1);
		assertThat(others.commands()).isEqualTo(4);
	}

	@Test
	void upsertChangesWhatCameWithAnotherKeyThatIsTaken() {
		MongoAdapter late = MongoAdapter
			.of(this.things.interrupted(2, this.adapter.bulkInsert(BulkInsert.of(things("a"), false))), null);
		Records records = Records.of(THING,
				List.of(row(THING, 0, Map.of("id", "a", "name", "name of a", "note", "new"))));
		BulkResult result = one(late.bulkUpsert(BulkUpsert.of(records, NAME, true)));
		assertThat(result.failures()).isEmpty();
		assertThat(result.updated()).isEqualTo(1);
		assertThat(stored("a")).containsEntry("note", "new");
	}

	@Test
	void upsertCountsVersions() {
		FieldModel version = Objects.requireNonNull(COUNTED.version());
		Records records = Records.of(COUNTED, List.of(row(COUNTED, 0, Map.of("id", 5L, "name", "a"))));
		BulkUpsert upsert = BulkUpsert.of(records, List.of(COUNTED.id()), false)
			.withRecords(records.with(version, version.coerce(1)))
			.with(new Assignment.Increment(version, Objects.requireNonNull(version.coerce(1))));
		one(this.adapter.bulkUpsert(upsert));
		assertThat(one(this.adapter.bulkUpsert(upsert)).updated()).isEqualTo(1);
		assertThat(this.things.documents(COUNTED.table())).singleElement()
			.satisfies((document) -> assertThat(document.getNumber("version").longValue()).isEqualTo(2));
	}

	@Test
	void allAreChangedUpToALimit() {
		one(this.adapter.bulkInsert(BulkInsert.of(things("c", "a", "b"), false)));
		UpdateAll update = new UpdateAll(THING, Filter.all(), List.of(amount(9)), 2L, false);
		assertThat(one(this.adapter.updateAll(update)).updated()).isEqualTo(2);
		assertThat(stored("a")).containsEntry("amount", 9);
		assertThat(stored("c")).containsEntry("amount", 7);
		assertThat(one(this.adapter.updateAll(new UpdateAll(THING, Filter.all(), List.of(amount(9)), null, false)))
			.updated()).isEqualTo(3);
	}

	@Test
	void computingOfManyNeedsATransaction(TestDatabase database) {
		assumeThat(database.has(Capability.TRANSACTIONS)).as("a server that has transactions").isFalse();
		one(this.adapter.bulkInsert(BulkInsert.of(things("a", "b"), false)));
		List<Assignment> computed = new FieldValues(THING).assignments(Map.of("amount", Map.of("$inc", 1)));
		assertThatExceptionOfType(CapabilityNotSupportedException.class)
			.isThrownBy(() -> this.adapter.updateAll(new UpdateAll(THING, Filter.all(), computed, null, false))
				.block(MongoThings.LIMIT))
			.withMessageContaining("computing values")
			.satisfies((error) -> assertThat(error.action()).contains("atomic: false", "replica set"));
	}

	@Test
	void manyAreRemoved() {
		one(this.adapter.bulkInsert(BulkInsert.of(things("a", "b", "c"), false)));
		Filter filter = new FilterParser(THING).parse(Map.of("id", Map.of("$in", List.of("a", "c", "x"))));
		assertThat(one(this.adapter.bulkDelete(new BulkDelete(THING, filter, false, null))).deleted()).isEqualTo(2);
		assertThat(this.things.documents("things")).hasSize(1);
	}

	private static Assignment amount(int amount) {
		return new Assignment.SetValue(THING.field("amount"), amount);
	}

	private static Records things(String... ids) {
		List<BulkRow> rows = new ArrayList<>();
		for (String id : ids) {
			rows.add(row(THING, rows.size(), Map.of("id", id, "name", "name of " + id)));
		}
		return Records.of(THING, rows);
	}

	private static BulkRow row(EntityModel model, long index, Map<String, Object> values) {
		BulkRow row = BulkRow.of(model, index);
		values.forEach((name, value) -> row.set(model.fields().indexOf(model.field(name)), value));
		return row;
	}

	private Map<String, Object> stored(String id) {
		BsonDocument document = this.things.documents("things")
			.stream()
			.filter((candidate) -> candidate.getString("_id").getValue().equals(id))
			.findFirst()
			.orElseThrow();
		return MongoRows.read(THING, document).values();
	}

}
