/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import io.dataflow.adapter.StatementTexts;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import reactor.core.publisher.Flux;

/**
 * Sends statements, and tells those who keep their texts.
 */
final class ReportedStatement {

	private ReportedStatement() {
	}

	/**
	 * Send a statement.
	 * @param statement the statement with its values
	 * @param text the text, without values
	 * @return the results, cold
	 */
	static Flux<Result> execute(Statement statement, String text) {
		return Flux.deferContextual((context) -> {
			StatementTexts.report(context, text);
			return Flux.from(statement.execute());
		});
	}

}
