/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.operation;

import java.util.List;

import io.dataflow.model.EntityModel;
import io.dataflow.model.FieldModel;
import reactor.core.publisher.Flux;

/**
 * Adds the records of one batch. The result is one {@link BulkResult}.
 *
 * @param model the model
 * @param records the records, at least one
 * @param skipping whether records that exist already are left out instead of failing the
 * call
 * @param target the unique key by which a record exists already; empty means any
 * @param returnIds whether the result has the primary keys
 * @since 0.1.0
 */
public record BulkInsert(EntityModel model, Records records, boolean skipping, List<FieldModel> target,
		boolean returnIds) implements Operation.AddingRecords<BulkResult> {

	public BulkInsert {
		target = List.copyOf(target);
	}

	/**
	 * Add records none of which may exist.
	 * @param records the records
	 * @param returnIds whether the result has the primary keys
	 * @return the operation
	 */
	public static BulkInsert of(Records records, boolean returnIds) {
		return new BulkInsert(records.model(), records, false, List.of(), returnIds);
	}

	/**
	 * Add those records that do not exist.
	 * @param records the records
	 * @param target the unique key by which a record exists already; empty means any
	 * @param returnIds whether the result has the primary keys
	 * @return the operation
	 */
	public static BulkInsert absent(Records records, List<FieldModel> target, boolean returnIds) {
		return new BulkInsert(records.model(), records, true, target, returnIds);
	}

	@Override
	public BulkInsert withRecords(Records records) {
		return new BulkInsert(this.model, records, this.skipping, this.target, this.returnIds);
	}

	@Override
	public Flux<BulkResult> on(Store store) {
		return store.require(BulkOperations.class).bulkInsert(this).flux();
	}

}
