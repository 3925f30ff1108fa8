/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.pipeline;

import java.util.List;
import java.util.Set;
import java.util.function.Function;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;
import io.dataflow.operation.BulkFailure;
import io.dataflow.operation.BulkResult;
import io.dataflow.operation.BulkRow;
import io.dataflow.operation.Operation;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Parts bulk calls into batches and sees to it that all of them happen or none, or that a
 * record which cannot be stored keeps no other from it.
 *
 * @since 0.1.0
 */
public final class BulkCalls {

	/** How many records make a batch, unless told. */
	public static final int DEFAULT_BATCH_SIZE = 1000;

	/** What is the fault of a record, and not of the connection or of other callers. */
	private static final Set<ErrorCode> OF_RECORDS = Set.of(ErrorCode.OPERATION_FAILED, ErrorCode.FOREIGN_KEY,
			ErrorCode.TYPE_MISMATCH, ErrorCode.MISSING_PARAMETER, ErrorCode.MISSING_ID, ErrorCode.NULL_VALUE);

	private final Operations operations;

	private final int batchSize;

	/**
	 * Create calls.
	 * @param operations where the operations of the batches go
	 * @param batchSize how many records make a batch, at least 1
	 */
	public BulkCalls(Operations operations, int batchSize) {
		this.operations = operations;
		this.batchSize = batchSize;
	}

	/**
	 * Make a call that stores all records or none: one transaction, that of the
	 * subscriber if there is one. Records are taken from the source batch by batch. They
	 * may be read from the same database.
	 * @param rows the records
	 * @param batch returns the operations for some of them, performed in this order
	 * @return the result, cold; {@link BulkResult#total()} is the number of records
	 */
	public Mono<BulkResult> together(Flux<BulkRow> rows, Function<List<BulkRow>, List<Operation<BulkResult>>> batch) {
		return this.operations.inTransaction(rows, (source) -> inBatches(source, batch));
	}

	/**
	 * Make a call that stores all records or none, as {@link #together(Flux, Function)}
	 * does, of records that are there already. The call can be repeated as a whole.
	 * @param rows the records
	 * @param batch returns the operations for some of them, performed in this order
	 * @return the result, cold; {@link BulkResult#total()} is the number of records
	 */
	public Mono<BulkResult> together(List<BulkRow> rows, Function<List<BulkRow>, List<Operation<BulkResult>>> batch) {
		return this.operations.inTransaction(inBatches(Flux.fromIterable(rows), batch));
	}

	/**
	 * The operations of a batch are made before those of the one before are performed, or
	 * meanwhile if the source has a thread of its own.
	 */
	private Mono<BulkResult> inBatches(Flux<BulkRow> rows, Function<List<BulkRow>, List<Operation<BulkResult>>> batch) {
		return rows.buffer(this.batchSize)
			.map((part) -> perform(part.size(), batch.apply(part)))
			.concatMap(Function.identity(), 1)
			.reduce(BulkResult.none(), BulkResult::plus);
	}

	/**
	 * Make a call that stores every record that can be stored: one transaction for each
	 * batch. A batch that fails is halved until the records that are at fault are found.
	 * @param rows the records
	 * @param batch returns the operations for some of them, performed in this order
	 * @return the result with its {@link BulkResult#failures()}, cold; fails when no
	 * record is at fault, for instance with DF-402, and then earlier batches stay
	 */
	public Mono<BulkResult> apart(Flux<BulkRow> rows, Function<List<BulkRow>, List<Operation<BulkResult>>> batch) {
		return rows.buffer(this.batchSize)
			.concatMap((part) -> narrow(part, batch), 1)
			.reduce(BulkResult.none(), BulkResult::plus);
	}

	private Mono<BulkResult> narrow(List<BulkRow> part, Function<List<BulkRow>, List<Operation<BulkResult>>> batch) {
		return this.operations.apart(Mono.defer(() -> perform(part.size(), batch.apply(part))))
			.onErrorResume(BulkCalls::ofRecord, (error) -> split(part, batch, (DataFlowException) error));
	}

	private Mono<BulkResult> split(List<BulkRow> part, Function<List<BulkRow>, List<Operation<BulkResult>>> batch,
			DataFlowException error) {
		if (part.size() == 1) {
			BulkFailure failure = new BulkFailure(part.get(0).index(), error.errorCode(),
					String.valueOf(error.getMessage()));
			return Mono.just(BulkResult.failed(failure));
		}
		int half = part.size() / 2;
		return narrow(part.subList(0, half), batch)
			.flatMap((first) -> narrow(part.subList(half, part.size()), batch).map(first::plus));
	}

	private static boolean ofRecord(Throwable error) {
		return error instanceof DataFlowException known && OF_RECORDS.contains(known.errorCode());
	}

	private Mono<BulkResult> perform(int size, List<Operation<BulkResult>> batch) {
		return Flux.fromIterable(batch)
			.concatMap(this.operations::execute)
			.reduce(BulkResult.none(), BulkResult::plus)
			.map((result) -> result.of(size));
	}

}
