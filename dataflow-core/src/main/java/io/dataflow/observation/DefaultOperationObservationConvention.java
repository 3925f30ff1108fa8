/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.observation;

import io.dataflow.adapter.DatabaseKind;
import io.micrometer.common.KeyValues;

/**
 * Observes operations as {@code dataflow.operation}: tags {@code operation},
 * {@code model}, {@code database}, {@code outcome} and {@code code}, and for traces
 * {@code db.system.name} and {@code db.query.text} as OpenTelemetry has them. The text of
 * the query has no values.
 *
 * @since 0.1.0
 */
public final class DefaultOperationObservationConvention implements OperationObservationConvention {

	private final FewTags tags = new FewTags("operation", "model", "database", "outcome", "code");

	private final FewTags systems = new FewTags("db.system.name");

	private final String name;

	/**
	 * Create the convention with the name {@code dataflow.operation}.
	 */
	public DefaultOperationObservationConvention() {
		this("dataflow.operation");
	}

	/**
	 * Create the convention with a name of your own.
	 * @param name the name of the observation
	 */
	public DefaultOperationObservationConvention(String name) {
		this.name = name;
	}

	@Override
	public String getName() {
		return this.name;
	}

	@Override
	public String getContextualName(OperationObservationContext context) {
		return context.operationName() + " " + context.model();
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(OperationObservationContext context) {
		return this.tags.of(context.operationName(), context.model(), context.database(), context.outcome().name(),
				context.code());
	}

	@Override
	public KeyValues getHighCardinalityKeyValues(OperationObservationContext context) {
		KeyValues system = this.systems.of(system(context.kind()));
		String statement = context.statement();
		return (statement.isEmpty()) ? system : system.and("db.query.text", statement);
	}

	private static String system(DatabaseKind kind) {
		return switch (kind) {
			case POSTGRESQL -> "postgresql";
			case MYSQL -> "mysql";
			case MARIADB -> "mariadb";
			case H2 -> "h2database";
			case SQLITE -> "sqlite";
			case MONGODB -> "mongodb";
		};
	}

}
