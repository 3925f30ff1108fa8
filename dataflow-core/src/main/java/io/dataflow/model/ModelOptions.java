/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.model;

import org.springframework.data.relational.core.mapping.Table;

/**
 * Reads the options of a model that concern it as a whole.
 */
final class ModelOptions {

	private ModelOptions() {
	}

	/**
	 * Refuse the options that would have no effect.
	 */
	static void check(String model, DataFlowModel options) {
		if (options.multiTenant()) {
			throw unavailable(model, "multiTenant = true",
					"Remove it, and keep the tenant in a field of your own that each filter names.");
		}
		if (options.auditLog()) {
			throw unavailable(model, "auditLog = true",
					"Remove it, and write audit entries by a node or a trigger of your own.");
		}
	}

	/**
	 * Return the table: as {@link DataFlowModel} or Spring Data names it, else made of
	 * the name of the class.
	 */
	static String table(Class<?> type, DataFlowModel options) {
		String model = type.getSimpleName();
		Table table = type.getAnnotation(Table.class);
		if (table != null && !table.schema().isEmpty()) {
			throw unavailable(model, "@Table(schema = \"" + table.schema() + "\")",
					"Remove it, and choose the schema in the database URL.");
		}
		if (!options.table().isEmpty()) {
			return Identifiers.declared(model, "table", options.table());
		}
		if (table != null && !(table.name() + table.value()).isEmpty()) {
			return Identifiers.declared(model, "table", table.value().isEmpty() ? table.name() : table.value());
		}
		return Identifiers.generated(model, "table", Plural.ofName(Identifiers.snakeCase(model)));
	}

	private static InvalidModelException unavailable(String model, String option, String action) {
		return new InvalidModelException(model, "sets " + option + ", which this version does not have.", action);
	}

}
