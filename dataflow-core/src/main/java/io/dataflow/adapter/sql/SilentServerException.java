/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.dataflow.adapter.sql;

import java.time.Duration;

import io.r2dbc.spi.R2dbcNonTransientResourceException;

/**
 * A server did not make a connection in time.
 */
@SuppressWarnings("serial")
final class SilentServerException extends R2dbcNonTransientResourceException {

	SilentServerException(Duration limit) {
		super("the server made no connection within " + limit.toMillis() + " ms", "08001");
	}

}
