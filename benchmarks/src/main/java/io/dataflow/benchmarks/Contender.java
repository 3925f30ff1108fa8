/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.benchmarks;

import java.util.EnumMap;
import java.util.Map;

/**
 * The ways to work on single products that are compared.
 *
 * @since 0.1.0
 */
public enum Contender {

	/** The pooled R2DBC driver: the measure of all others. */
	DRIVER,

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
			accesses.put(contender, contender.access(database));
		}
		return accesses;
	}

	private ProductAccess access(BenchmarkDatabase database) {
		return switch (this) {
			case DRIVER -> new DriverAccess(database.pool());
			case DATABASE_CLIENT -> new DatabaseClientAccess(database.pool());
			case TEMPLATE -> new TemplateAccess(database.pool());
			case MODEL -> new ModelAccess(database.dataFlow());
			case WORKFLOW -> new WorkflowAccess(database.dataFlow());
		};
	}

}
