/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sqlite;

import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

/**
 * Work on a session.
 *
 * @param <T> the type of the result
 */
@FunctionalInterface
interface SqliteCall<T extends @Nullable Object> {

	/**
	 * Do the work, on a thread of the database.
	 */
	T call() throws SQLException;

}
