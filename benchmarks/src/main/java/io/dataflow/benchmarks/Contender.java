/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.benchmarks;

import java.util.EnumMap;
import java.util.Map;

import io.dataflow.adapter.DatabaseKind;

/**
 * The ways to work on single products that are compared.
 *
 * @since 0.1.0
 */
public enum Contender {

	/**
	 * The pooled driver, the measure of all others; on SQLite that is the JDBC driver.
	 */
	DRIVER,

	/**
	 * On SQLite DataFlow's own R2DBC driver; on H2 the driver on the thread of its
	 * caller, which it blocks.
	 */
	R2DBC,

	/** Spring's {@code DatabaseClient}. */
	DATABASE_CLIENT,

	/** Spring Data's {@code R2dbcEntityTemplate}. */
	TEMPLATE,

	/** DataFlow's {@code ModelOperations}. */
	MODEL,

	/** A DataFlow workflow of one node. */
	WORKFLOW;

	static Map<Contender, ProductAccess> accesses(BenchmarkDatabase database) {
		Map<Contender, ProductAccess> accesses = new EnumMap<>(Contender.class);
		for (Contender contender : values()) {
			if (contender.isOn(database.kind())) {
				accesses.put(contender, contender.access(database));
			}
		}
		return accesses;
	}

	/**
	 * Tell whether there is this contender for a database. Spring Data does not turn the
	 * texts of SQLite into times.
	 */
	private boolean isOn(DatabaseKind kind) {
		return switch (this) {
			case R2DBC -> kind == DatabaseKind.SQLITE || kind == DatabaseKind.H2;
			case TEMPLATE -> kind != DatabaseKind.SQLITE;
			default -> true;
		};
	}

	private ProductAccess access(BenchmarkDatabase database) {
		ProductSql sql = new ProductSql(database.kind());
		return switch (this) {
			case DRIVER -> (database.kind() == DatabaseKind.SQLITE) ? new JdbcAccess(database.path(), sql)
					: unblocked(database, new DriverAccess(database.pool(), sql));
			case R2DBC -> new DriverAccess(database.pool(), sql);
			case DATABASE_CLIENT -> unblocked(database, new DatabaseClientAccess(database.pool(), sql));
			case TEMPLATE -> unblocked(database, new TemplateAccess(database.pool()));
			case MODEL -> new ModelAccess(database.dataFlow());
			case WORKFLOW -> new WorkflowAccess(database.dataFlow());
		};
	}

	private static ProductAccess unblocked(BenchmarkDatabase database, ProductAccess access) {
		return (database.kind() == DatabaseKind.H2) ? new ScheduledAccess(access) : access;
	}

}
