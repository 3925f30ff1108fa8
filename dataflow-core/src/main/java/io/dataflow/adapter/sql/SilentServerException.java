/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.dataflow.adapter.sql;

import java.time.Duration;

import io.r2dbc.spi.R2dbcNonTransientResourceException;

/**
 * A server did not make a connection, or did not answer over one that it had made, in
 * time.
 */
@SuppressWarnings("serial")
final class SilentServerException extends R2dbcNonTransientResourceException {

	private SilentServerException(String reason, String sqlState) {
		super(reason, sqlState);
	}

	static SilentServerException connecting(Duration limit) {
		return new SilentServerException("the server made no connection within " + limit.toMillis() + " ms", "08001");
	}

	static SilentServerException answering(Duration limit) {
		return new SilentServerException("the server gave no answer within " + limit.toMillis() + " ms", "08006");
	}

}
