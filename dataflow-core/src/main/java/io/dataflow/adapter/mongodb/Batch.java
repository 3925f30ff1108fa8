/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.mongodb;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntPredicate;

import io.dataflow.error.DataFlowException;
import io.dataflow.operation.BulkFailure;
import io.dataflow.operation.Records;
import org.bson.BsonDocument;

/**
 * The documents of a batch, and the records that have none because they cannot be stored.
 */
final class Batch {

	private final Records records;

	private final List<Integer> rows = new ArrayList<>();

	private final List<BsonDocument> documents = new ArrayList<>();

	private final List<BulkFailure> failures = new ArrayList<>();

	Batch(Records records) {
		this.records = records;
	}

	void add(int row, BsonDocument document) {
		this.rows.add(row);
		this.documents.add(document);
	}

	/**
	 * Report a record.
	 * @param row its position in the records
	 * @param error what is wrong with it
	 */
	void refuse(int row, DataFlowException error) {
		this.failures
			.add(new BulkFailure(this.records.index(row), error.errorCode(), String.valueOf(error.getMessage())));
	}

	Records records() {
		return this.records;
	}

	/**
	 * Return the documents.
	 * @return the documents; their positions are those that the other methods take
	 */
	List<BsonDocument> documents() {
		return this.documents;
	}

	/**
	 * Return the position in the records of what has a document.
	 */
	int row(int position) {
		return this.rows.get(position);
	}

	List<BulkFailure> failures() {
		return this.failures;
	}

	/**
	 * Return what was reported, together with what the server has refused.
	 * @param errors what is wrong, by positions
	 * @return all of it
	 */
	List<BulkFailure> failures(Map<Integer, DataFlowException> errors) {
		Batch all = new Batch(this.records);
		all.failures.addAll(this.failures);
		errors.forEach((position, error) -> all.refuse(row(position), error));
		return all.failures;
	}

	/**
	 * Return the primary keys of stored records.
	 * @param refused the positions of those that are not stored
	 * @return the keys by the positions of the records in the call
	 */
	Map<Long, Object> ids(Set<Integer> refused) {
		return ids((position) -> !refused.contains(position));
	}

	private Map<Long, Object> ids(IntPredicate stored) {
		Map<Long, Object> ids = new HashMap<>();
		for (int position = 0; position < this.documents.size(); position++) {
			if (stored.test(position)) {
				ids.put(this.records.index(row(position)), Objects.requireNonNull(MongoValues
					.decode(this.records.model().id(), this.documents.get(position).get(MongoValues.ID))));
			}
		}
		return ids;
	}

}
