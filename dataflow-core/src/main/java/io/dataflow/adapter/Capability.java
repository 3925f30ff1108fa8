/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter;

import io.dataflow.operation.AggregateOperations;
import io.dataflow.operation.BulkOperations;
import io.dataflow.operation.RecordOperations;
import io.dataflow.operation.SchemaOperations;
import io.dataflow.operation.StatementPreview;
import io.dataflow.operation.TimeSeriesOperations;
import io.dataflow.operation.TransactionOperations;
import io.dataflow.operation.UpsertOperations;
import io.dataflow.operation.VectorOperations;
import io.dataflow.operation.document.DocumentOperations;

/**
 * What some databases can do and others cannot. An adapter has a capability when it
 * implements the interface, unless its {@link Adapter#capabilities()} say otherwise.
 *
 * @since 0.1.0
 */
public enum Capability {

	/** Keep records one by one, list and count them. */
	RECORDS("Create, Read, Update, Delete, List, Count", RecordOperations.class),

	/** Create a record or change the one that has its key. */
	UPSERT("Upsert", UpsertOperations.class),

	/** Compute over groups of records. */
	AGGREGATION("Aggregate", AggregateOperations.class),

	/** Keep many records with one call. */
	BULK("BulkCreate, BulkUpdate, BulkDelete, BulkUpsert", BulkOperations.class),

	/** Let several calls succeed or fail together. */
	TRANSACTIONS("Transactions", TransactionOperations.class),

	/** Undo a part of a transaction. */
	SAVEPOINTS("Savepoints", TransactionOperations.class),

	/** Make what the entities are kept in. */
	SCHEMA("Tables or collections, and their indexes, on start", SchemaOperations.class),

	/** Remove elements of a list in an update. */
	PULL("`$pull` in an update", RecordOperations.class),

	/** Keep vectors and find the nearest ones. */
	VECTORS("Vectors and their search", VectorOperations.class),

	/** Keep records by their time and compute over spans of it. */
	TIME_SERIES("Time series", TimeSeriesOperations.class),

	/** Keep documents that have no model. */
	DOCUMENTS("Documents without an entity", DocumentOperations.class),

	/** Show statements without executing them. */
	STATEMENTS("Statements of `queryBuilder`", StatementPreview.class);

	private final String title;

	private final Class<?> type;

	Capability(String title, Class<?> type) {
		this.title = title;
		this.type = type;
	}

	/**
	 * Return the name for people.
	 * @return the title, in Markdown
	 */
	public String title() {
		return this.title;
	}

	/**
	 * Return the interface that an adapter with this capability has.
	 * @return the type to {@link Adapter#require(Class) require}
	 */
	public Class<?> type() {
		return this.type;
	}

}
