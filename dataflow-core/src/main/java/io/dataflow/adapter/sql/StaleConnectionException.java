/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import io.r2dbc.spi.R2dbcNonTransientResourceException;

/**
 * A connection of the pool gave no sign of life.
 */
@SuppressWarnings("serial")
final class StaleConnectionException extends R2dbcNonTransientResourceException {

	StaleConnectionException() {
		super("the connection gave no sign of life");
	}

}
