/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import io.dataflow.operation.BulkInsert;
import io.dataflow.operation.BulkResult;
import io.dataflow.operation.BulkUpdate;
import io.dataflow.operation.BulkUpsert;
import io.r2dbc.spi.Connection;
import reactor.core.publisher.Mono;

/**
 * How one SQL database keeps many records with one call. All records of a call have
 * values for the same fields, those of {@code records().fields()}; what is left out gets
 * the default of the table. Calls run inside a transaction, so that they may take several
 * statements. Errors are those of the driver. {@link ValuesInsert} and {@link RowBatch}
 * are there for databases without a way of their own.
 *
 * @since 0.1.0
 */
public interface BulkSql {

	/**
	 * Add records.
	 * @param connection where
	 * @param insert the records; if {@code skipping()}, those that exist by the key
	 * {@code target()}, or by any key when that is empty, are left out
	 * @return how many were added, with primary keys by {@code records().index(row)} if
	 * {@code returnIds()}
	 */
	Mono<BulkResult> insert(Connection connection, BulkInsert insert);

	/**
	 * Change records, found by their primary keys, of which no two are the same.
	 * @param connection where
	 * @param update the values of each record, what changes in all of them besides, and
	 * the filter that they must satisfy
	 * @return how many satisfied the filter, whether or not their values were other ones
	 */
	Mono<BulkResult> update(Connection connection, BulkUpdate update);

	/**
	 * Add records, or change those that exist by the key {@code target()}, of which no
	 * two are the same.
	 * @param connection where
	 * @param upsert the records; what exists and does not satisfy the filter stays as it
	 * is and is not counted
	 * @return how many were added and how many changed, with primary keys by
	 * {@code records().index(row)} if {@code returnIds()}
	 */
	Mono<BulkResult> upsert(Connection connection, BulkUpsert upsert);

}
