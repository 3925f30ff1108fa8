/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.observation;

import java.time.Duration;
import java.util.List;

/**
 * An operation for which the database took longer than it should.
 *
 * @param operation what it does, for instance {@code list}
 * @param model the name of the model
 * @param database the name of the instance
 * @param duration how long the database took, from the first statement to the last row
 * without the time in which the consumer did not ask for more rows
 * @param threshold what is still fast
 * @param statements the texts of the statements without values, in their order and
 * bounded like {@link io.dataflow.adapter.StatementTexts}; unmodifiable
 * @since 0.1.0
 */
public record SlowQuery(String operation, String model, String database, Duration duration, Duration threshold,
		List<String> statements) {

	/**
	 * Copy the texts.
	 */
	public SlowQuery {
		statements = List.copyOf(statements);
	}

}
