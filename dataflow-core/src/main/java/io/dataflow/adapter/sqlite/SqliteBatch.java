/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sqlite;

import java.util.ArrayList;
import java.util.List;

import io.r2dbc.spi.Batch;
import reactor.core.publisher.Flux;

/**
 * Statements without parameters that are executed one after the other.
 */
final class SqliteBatch implements Batch {

	private final SqliteConnection connection;

	private final List<String> statements = new ArrayList<>();

	SqliteBatch(SqliteConnection connection) {
		this.connection = connection;
	}

	@Override
	public SqliteBatch add(String sql) {
		this.statements.add(sql);
		return this;
	}

	@Override
	public Flux<SqliteResult> execute() {
		return Flux.fromIterable(List.copyOf(this.statements))
			.concatMap((sql) -> this.connection.createStatement(sql).execute(), 0);
	}

}
