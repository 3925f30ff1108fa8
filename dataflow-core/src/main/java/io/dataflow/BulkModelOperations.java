/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

import io.dataflow.error.DataFlowException;
import io.dataflow.model.EntityModel;
import io.dataflow.model.FieldModel;
import io.dataflow.operation.BulkFailure;
import io.dataflow.operation.BulkInsert;
import io.dataflow.operation.BulkResult;
import io.dataflow.operation.BulkRow;
import io.dataflow.operation.BulkUpdate;
import io.dataflow.operation.BulkUpsert;
import io.dataflow.operation.Operation;
import io.dataflow.operation.Records;
import io.dataflow.pipeline.BulkCalls;
import io.dataflow.pipeline.Operations;
import io.dataflow.query.NullValueException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Bulk calls with streams of objects.
 */
final class BulkModelOperations {

	/** Larger batches than those of nodes let the server wait less often. */
	private static final int BATCHES_AT_ONCE = 5;

	/** A source that is cancelled may be reading, which must not be interrupted. */
	private static final Scheduler READERS = Schedulers.fromExecutor(Schedulers.boundedElastic()::schedule);

	private final EntityModel model;

	private final BulkCalls calls;

	private final boolean apart;

	/**
	 * Create the calls.
	 * @param model the entity
	 * @param operations where operations go
	 * @param apart whether every record is stored that can be, instead of all or none
	 */
	BulkModelOperations(EntityModel model, Operations operations, boolean apart) {
		this.model = model;
		this.calls = new BulkCalls(operations,
				(int) Math.min(Integer.MAX_VALUE, BATCHES_AT_ONCE * (long) operations.batchSize()));
		this.apart = apart;
	}

	Mono<BulkResult> create(Flux<?> entities) {
		return call(entities, List.of(), (rows) -> List.of(BulkInsert.of(Records.of(this.model, rows), false)));
	}

	Mono<BulkResult> update(Flux<?> entities) {
		List<FieldModel> needed = this.model.fields()
			.stream()
			.filter((field) -> field.property() != null && !field.managed() && !field.nullable() && !field.embedded())
			.toList();
		return call(entities, needed, (rows) -> BulkUpdate.all(this.model, rows, false));
	}

	Mono<BulkResult> upsert(Flux<?> entities, List<FieldModel> target) {
		return call(entities, target, (rows) -> BulkUpsert.all(this.model, rows, target, false));
	}

	private Mono<BulkResult> call(Flux<?> entities, List<FieldModel> needed,
			Function<List<BulkRow>, List<Operation<BulkResult>>> batch) {
		return this.apart ? apart(entities, needed, batch)
				: this.calls.together(read(entities.index((index, entity) -> row(index, entity, needed))), batch);
	}

	private Mono<BulkResult> apart(Flux<?> entities, List<FieldModel> needed,
			Function<List<BulkRow>, List<Operation<BulkResult>>> batch) {
		return Mono.defer(() -> {
			List<BulkFailure> refused = new ArrayList<>();
			Flux<BulkRow> rows = entities.index().handle((entity, sink) -> {
				try {
					sink.next(row(entity.getT1(), entity.getT2(), needed));
				}
				catch (DataFlowException ex) {
					refused.add(new BulkFailure(entity.getT1(), ex.errorCode(), String.valueOf(ex.getMessage())));
				}
			});
			return this.calls.apart(read(rows), batch).map((result) -> with(refused, result));
		});
	}

	private static BulkResult with(List<BulkFailure> refused, BulkResult result) {
		List<BulkFailure> failures = new ArrayList<>(result.failures());
		failures.addAll(refused);
		failures.sort(Comparator.comparingLong(BulkFailure::index));
		return new BulkResult(result.total() + refused.size(), result.inserted(), result.updated(), result.deleted(),
				result.ids(), failures);
	}

	/**
	 * Read the records of a batch while those of the one before are being written.
	 */
	private static Flux<BulkRow> read(Flux<BulkRow> rows) {
		return rows.subscribeOn(READERS);
	}

	private BulkRow row(long index, Object entity, List<FieldModel> needed) {
		List<FieldModel> fields = this.model.fields();
		BulkRow row = BulkRow.of(this.model, index);
		this.model.read(entity, (value, column) -> {
			FieldModel field = fields.get(column);
			if (!field.managed() && (value != null || field.nullable())) {
				row.set(column, value);
			}
		});
		for (FieldModel field : needed) {
			if (row.get(fields.indexOf(field)) == null) {
				throw missing(index, field);
			}
		}
		return row;
	}

	private DataFlowException missing(long index, FieldModel field) {
		return new NullValueException(this.model.name() + " at index " + index, List.of(field.name()));
	}

}
