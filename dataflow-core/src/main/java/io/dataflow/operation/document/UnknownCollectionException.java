/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.operation.document;

import java.util.List;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;
import io.dataflow.error.Suggestion;

/**
 * A call means a collection that the database does not have.
 *
 * @since 0.1.0
 */
public final class UnknownCollectionException extends DataFlowException {

	private static final int SHOWN = 20;

	private final String collection;

	/**
	 * Create the error.
	 * @param collection the name that does not exist
	 * @param existing the names that do
	 */
	public UnknownCollectionException(String collection, List<String> existing) {
		super(ErrorCode.SCHEMA_MISMATCH, "The database has no collection '" + collection + "'.",
				action(collection, existing));
		this.collection = collection;
	}

	private static String action(String collection, List<String> existing) {
		if (existing.isEmpty()) {
			return "Insert a document first: it creates the collection.";
		}
		List<String> near = existing.stream().sorted().limit(SHOWN).toList();
		String more = (existing.size() > SHOWN) ? " There are " + (existing.size() - SHOWN) + " more." : "";
		return Suggestion.nearest(collection, existing).map((found) -> "Did you mean '" + found + "'? ").orElse("")
				+ "Valid: " + String.join(", ", near) + "." + more;
	}

	/**
	 * Return the name that does not exist.
	 * @return the name of a collection
	 */
	public String collection() {
		return this.collection;
	}

}
