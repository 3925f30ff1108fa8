/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.util.List;

import io.dataflow.adapter.CapabilityNotSupportedException;
import io.dataflow.adapter.DatabaseKind;
import reactor.core.publisher.Mono;

/**
 * What the licence of a server allows. The server is asked each time: a superuser can
 * change it while the server runs.
 */
final class TimescaleLicence {

	private static final String COMMUNITY = "timescale";

	private static final SqlStatement LICENCE = new SqlStatement(
			"SELECT COALESCE(current_setting('timescaledb.license', TRUE), '')", List.of(), List.of());

	private final DatabaseKind kind;

	private final SqlExecutor executor;

	TimescaleLicence(DatabaseKind kind, SqlExecutor executor) {
		this.kind = kind;
		this.executor = executor;
	}

	/**
	 * Tell whether the server has what only the Community licence has.
	 */
	Mono<Boolean> isCommunity() {
		return this.executor
			.execute(LICENCE, false, "ask for the licence of TimescaleDB",
					(result) -> result.map((row, metadata) -> COMMUNITY.equals(row.get(0, String.class))))
			.single();
	}

	/**
	 * Return the error of what the licence of the server does not allow.
	 * @param what what was asked for, as it follows "does not support"
	 * @param alternative what to do instead, a sentence
	 */
	CapabilityNotSupportedException refused(String what, String alternative) {
		return new CapabilityNotSupportedException(this.kind,
				what + " on the Apache licence of TimescaleDB ('timescaledb.license')", alternative);
	}

}
