/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.mongodb;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;

import com.mongodb.client.model.WriteModel;
import io.dataflow.adapter.DuplicateKeyException;
import io.dataflow.error.DataFlowException;
import io.dataflow.model.EntityModel;
import io.dataflow.model.FieldModel;
import io.dataflow.model.FieldType;
import io.dataflow.operation.BulkFailure;
import io.dataflow.operation.BulkResult;
import io.dataflow.operation.BulkUpsert;
import io.dataflow.operation.Records;
import io.dataflow.query.Assignment;
import io.dataflow.query.Filter;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Adds the records of a batch, or changes those that exist: by one command, unless what
 * changes in a record that exists differs from what a new one has, or it has to be known
 * which record was there. Outside of a transaction somebody else may create a record in
 * between; the attempt is then made again for that record, which changes it. Another key
 * that is in the way may have come with that record, once.
 */
final class MongoBulkUpsert {

	/**
	 * Someone else may take a key again and again.
	 */
	private static final int ATTEMPTS = 5;

	private final MongoExecutor executor;

	private final BulkWrites writes;

	private final StoredDocuments stored;

	private final MongoBulkInsert inserts;

	private final MongoRelations relations;

	private final MongoKeys keys;

	private final Clock clock;

	MongoBulkUpsert(MongoExecutor executor, MongoBulkInsert inserts, MongoRelations relations, MongoKeys keys,
			Clock clock) {
		this.executor = executor;
		this.writes = new BulkWrites(executor);
		this.stored = new StoredDocuments(executor);
		this.inserts = inserts;
		this.relations = relations;
		this.keys = keys;
		this.clock = clock;
	}

	Mono<BulkResult> execute(BulkUpsert upsert) {
		String description = "upsert " + upsert.model().name();
		return Mono.deferContextual((context) -> {
			boolean apart = !this.executor.mayJoin(context);
			return BatchDocuments.of(upsert.records(), this.keys, this.clock.instant(), apart, description)
				.flatMap((batch) -> attempts(upsert, batch, apart, description)
					.map((result) -> result.plus(failed(batch.failures()))));
		});
	}

	private Mono<BulkResult> attempts(BulkUpsert upsert, Batch batch, boolean apart, String description) {
		return merges(upsert) ? repeated(upsert, batch, (part) -> merge(upsert, part, apart, description))
				: this.relations.resolve(upsert.filter())
					.flatMap((filter) -> repeated(upsert, batch,
							(part) -> lookUp(upsert, filter, part, apart, description)));
	}

	private static Mono<BulkResult> repeated(BulkUpsert upsert, Batch batch, Function<Batch, Mono<Attempt>> work) {
		KeyConflict conflict = KeyConflict.of(upsert.model(), upsert.target());
		Function<Batch, Mono<Attempt>> again = (part) -> work.apply(part)
			.map((attempt) -> attempt.repeating(conflict::mayBeOwn));
		return work.apply(batch).flatMap((attempt) -> repeated(attempt, ATTEMPTS - 1, again));
	}

	private static Mono<BulkResult> repeated(Attempt attempt, int left, Function<Batch, Mono<Attempt>> again) {
		return (left == 0 || attempt.lost().documents().isEmpty()) ? Mono.just(attempt.givenUp())
				: again.apply(attempt.lost())
					.flatMap((next) -> repeated(next, left - 1, again))
					.map(attempt.result()::plus);
	}

	private static BulkResult failed(List<BulkFailure> failures) {
		return new BulkResult(failures.size(), 0, 0, 0, Map.of(), failures);
	}

	private static boolean merges(BulkUpsert upsert) {
		boolean keyed = upsert.target().equals(List.of(upsert.model().id()));
		return upsert.filter() instanceof Filter.All && (keyed || !upsert.returnIds())
				&& upsert.assignments().stream().allMatch((assignment) -> agrees(assignment, upsert.records()));
	}

	/**
	 * Tell whether a new record has the value that an assignment gives to one that is
	 * there; a counter that is missing begins with what is added to it.
	 */
	private static boolean agrees(Assignment assignment, Records records) {
		int column = records.column(assignment.field());
		boolean same = records.isConstant(column) || !records.fields().contains(assignment.field());
		@Nullable Object initial = records.isConstant(column) ? records.value(0, column) : null;
		if (assignment instanceof Assignment.Increment increment) {
			boolean counter = assignment.field().type() == FieldType.LONG && !assignment.field().nullable();
			return counter && same && increment.amount().equals(initial);
		}
		return assignment instanceof Assignment.SetValue set && same && Objects.equals(set.value(), initial);
	}

	private Mono<Attempt> merge(BulkUpsert upsert, Batch batch, boolean apart, String description) {
		EntityModel model = upsert.model();
		List<WriteModel<BsonDocument>> changes = new ArrayList<>(batch.documents().size());
		for (BsonDocument document : batch.documents()) {
			changes.add(MongoUpdate.of(merged(upsert, document)).upsert(key(upsert, document)));
		}
		return this.writes
			.perform(model, changes, apart, description, () -> CommandText.of(model.table(), "updateOne",
					key(upsert, batch.documents().get(0)), merged(upsert, batch.documents().get(0))))
			.map((written) -> {
				Map<Long, Object> ids = (upsert.returnIds()) ? batch.ids(written.errors().keySet()) : Map.of();
				return Attempt.of(batch, written.errors(),
						new BulkResult(batch.documents().size() - written.errors().size(),
								written.result().getUpserts().size(), written.result().getMatchedCount(), 0, ids,
								List.of()));
			});
	}

	private static BsonDocument key(BulkUpsert upsert, BsonDocument document) {
		return StoredDocuments.equal(upsert.target(), StoredDocuments.key(document, upsert.target()));
	}

	private static BsonDocument merged(BulkUpsert upsert, BsonDocument document) {
		BsonDocument initial = document.clone();
		BsonDocument operators = new BsonDocument();
		BsonDocument set = new BsonDocument();
		key(upsert, document).keySet().forEach(initial::remove);
		for (FieldModel field : upsert.fields()) {
			set.append(MongoValues.name(field), Objects.requireNonNull(initial.remove(MongoValues.name(field))));
		}
		for (Assignment assignment : upsert.assignments()) {
			BsonValue value = Objects.requireNonNull(initial.remove(MongoValues.name(assignment.field())));
			if (assignment instanceof Assignment.Increment) {
				operators.put("$inc", new BsonDocument(MongoValues.name(assignment.field()), value));
			}
			else {
				set.append(MongoValues.name(assignment.field()), value);
			}
		}
		put(operators, "$set", set);
		put(operators, "$setOnInsert", initial);
		return operators;
	}

	private static void put(BsonDocument operators, String operator, BsonDocument values) {
		if (!values.isEmpty()) {
			operators.put(operator, values);
		}
	}

	/**
	 * Look up what exists, change that, and add the rest.
	 */
	private Mono<Attempt> lookUp(BulkUpsert upsert, Filter filter, Batch batch, boolean apart, String description) {
		BsonDocument condition = MongoFilters.render(filter, upsert.model());
		Mono<Map<List<BsonValue>, BsonValue>> known = this.stored.ids(batch, upsert.target(), new BsonDocument(),
				description);
		return known.flatMap((ids) -> {
			Mono<Map<List<BsonValue>, BsonValue>> selected = condition.isEmpty() ? Mono.just(ids)
					: this.stored.ids(batch, upsert.target(), condition, description);
			return selected.flatMap((changed) -> change(upsert, condition, batch, changed, apart, description)
				.flatMap((updated) -> insert(upsert, batch, ids, apart, description)
					.map((inserted) -> inserted.plus(updated))));
		});
	}

	private Mono<Attempt> insert(BulkUpsert upsert, Batch batch, Map<List<BsonValue>, BsonValue> known, boolean apart,
			String description) {
		List<Integer> absent = BatchDocuments.all(batch);
		absent.removeIf(
				(position) -> known.containsKey(StoredDocuments.key(batch.documents().get(position), upsert.target())));
		Batch added = BatchDocuments.only(batch, absent);
		return this.inserts.add(added, apart, description)
			.map((written) -> Attempt.of(added, written.errors(),
					BulkResult.inserted(absent.size() - written.errors().size(),
							(upsert.returnIds()) ? added.ids(written.errors().keySet()) : Map.of())));
	}

	private Mono<BulkResult> change(BulkUpsert upsert, BsonDocument condition, Batch batch,
			Map<List<BsonValue>, BsonValue> changed, boolean apart, String description) {
		EntityModel model = upsert.model();
		Batch present = new Batch(batch.records());
		List<WriteModel<BsonDocument>> changes = new ArrayList<>();
		for (int position = 0; position < batch.documents().size(); position++) {
			BsonValue id = changed.get(StoredDocuments.key(batch.documents().get(position), upsert.target()));
			if (id != null) {
				BsonDocument key = new BsonDocument(MongoValues.ID, id);
				present.add(batch.row(position), key);
				changes.add(MongoAssignments.render(assignments(upsert, batch.row(position)))
					.one(MongoBulkUpdate.and(key, condition)));
			}
		}
		return this.writes
			.perform(model, changes, apart, description,
					() -> CommandText.of(model.table(), "updateOne", present.documents().get(0)))
			.map((written) -> new BulkResult(present.documents().size(), 0, written.result().getMatchedCount(), 0,
					(upsert.returnIds()) ? present.ids(written.errors().keySet()) : new HashMap<>(),
					present.failures(written.errors())));
	}

	private static List<Assignment> assignments(BulkUpsert upsert, int row) {
		List<Assignment> assignments = new ArrayList<>();
		Records records = upsert.records();
		upsert.fields()
			.forEach((field) -> assignments
				.add(new Assignment.SetValue(field, records.value(row, records.column(field)))));
		assignments.addAll(upsert.assignments());
		return assignments;
	}

	/**
	 * What one attempt did.
	 *
	 * @param result what became of the records that were not too late
	 * @param lost the documents that were new, and whose keys were taken by then
	 * @param errors what the server said of them, by their positions
	 */
	private record Attempt(BulkResult result, Batch lost, Map<Integer, DataFlowException> errors) {

		static Attempt of(Batch batch, Map<Integer, DataFlowException> errors, BulkResult done) {
			return of(batch, errors, done, DuplicateKeyException.class::isInstance);
		}

		private static Attempt of(Batch batch, Map<Integer, DataFlowException> errors, BulkResult done,
				Predicate<DataFlowException> late) {
			List<Integer> lost = new ArrayList<>();
			Map<Integer, DataFlowException> taken = new HashMap<>();
			Batch refused = new Batch(batch.records());
			errors.forEach((position, error) -> {
				if (late.test(error)) {
					taken.put(lost.size(), error);
					lost.add(position);
				}
				else {
					refused.refuse(batch.row(position), error);
				}
			});
			return new Attempt(done.plus(failed(refused.failures())), BatchDocuments.only(batch, lost), taken);
		}

		Attempt plus(BulkResult other) {
			return new Attempt(this.result.plus(other), this.lost, this.errors);
		}

		/**
		 * Give up the documents with other errors.
		 */
		Attempt repeating(Predicate<DataFlowException> late) {
			return of(this.lost, this.errors, this.result, late);
		}

		BulkResult givenUp() {
			return this.result.plus(failed(this.lost.failures(this.errors)));
		}

	}

}
