/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.benchmarks;

/**
 * The statements that DataFlow sends, for the ways that take SQL.
 */
final class ProductSql {

	private static final String COLUMNS = "\"id\", \"name\", \"price\", \"quantity\", \"active\", \"created_at\", "
			+ "\"updated_at\"";

	static final String READ = "SELECT " + COLUMNS + " FROM \"product\" WHERE \"id\" = $1";

	static final String INSERT = "INSERT INTO \"product\" (\"name\", \"price\", \"quantity\", \"active\", "
			+ "\"created_at\", \"updated_at\") VALUES ($1, $2, $3, $4, $5, $6) RETURNING " + COLUMNS;

	static final String UPDATE = "UPDATE \"product\" SET \"quantity\" = $1, \"updated_at\" = $2 WHERE \"id\" = $3 "
			+ "RETURNING " + COLUMNS;

	private ProductSql() {
	}

}
