/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.dataflow.transaction.SavepointName;
import org.jspecify.annotations.Nullable;

/**
 * The savepoints of a transaction, or of one nested in it, in the order in which they
 * were created. Each has a name of its own in the database, since a name that comes again
 * hides the earlier one in some databases and ends it in others.
 */
final class Savepoints {

	private final Map<String, String> names = new LinkedHashMap<>();

	synchronized void add(SavepointName name, String databaseName) {
		this.names.remove(name.value());
		this.names.put(name.value(), databaseName);
	}

	/**
	 * Return the name of a savepoint in the database.
	 * @return the name, or {@code null} when there is no such savepoint
	 */
	synchronized @Nullable String find(SavepointName name) {
		return this.names.get(name.value());
	}

	synchronized List<String> names() {
		return List.copyOf(this.names.keySet());
	}

	synchronized void dropAfter(SavepointName name) {
		List<String> order = new ArrayList<>(this.names.keySet());
		this.names.keySet().removeAll(order.subList(order.indexOf(name.value()) + 1, order.size()));
	}

}
