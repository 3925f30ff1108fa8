/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.dataflow.operation.Row;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A statement that changes rows and one that reads them, in one transaction. Where the
 * connection takes several statements, these are one message to the server, with the
 * beginning and the end of the transaction. As with a {@code RETURNING} clause, what is
 * changed stays when its rows cannot be read.
 */
final class ChangeThenRead {

	private static final SqlStatement BEGIN = new SqlStatement("START TRANSACTION", List.of(), List.of());

	private static final SqlStatement COMMIT = new SqlStatement("COMMIT", List.of(), List.of());

	private final SqlExecutor executor;

	private final SqlDialect dialect;

	ChangeThenRead(SqlExecutor executor, SqlDialect dialect) {
		this.executor = executor;
		this.dialect = dialect;
	}

	/**
	 * Execute both statements.
	 * @param change changes rows
	 * @param read reads them
	 * @param rows reads the result of the second statement
	 * @param description what is done
	 * @return the rows, none when nothing was changed
	 */
	Flux<Row> execute(SqlStatement change, SqlStatement read, Function<Result, Publisher<Row>> rows,
			String description) {
		return this.executor.execute(description, (connection) -> run(connection, List.of(change, read), 1, rows),
				(connection) -> run(connection, List.of(BEGIN, change, read, COMMIT), 2, rows).collectList()
					.flatMapIterable((all) -> all),
				ChangeThenRead::undo);
	}

	private Flux<Row> run(Connection connection, List<SqlStatement> statements, int read,
			Function<Result, Publisher<Row>> rows) {
		return Flux.defer(() -> {
			AtomicLong changed = new AtomicLong();
			return results(connection, statements).index()
				.concatMap((result) -> (result.getT1() == read)
						? Flux.from(rows.apply(result.getT2())).filter((row) -> changed.get() > 0)
						: Flux.from(result.getT2().getRowsUpdated())
							.doOnNext(changed::addAndGet)
							.thenMany(Flux.empty()),
						0);
		});
	}

	private Flux<Result> results(Connection connection, List<SqlStatement> statements) {
		List<SqlStatement> messages = this.dialect.sessions().takesSeveral(connection) ? List.of(together(statements))
				: statements;
		return Flux.fromIterable(messages).concatMap((message) -> message.execute(connection, this.dialect), 0);
	}

	private static SqlStatement together(List<SqlStatement> statements) {
		List<SqlStatement.Parameter> parameters = new ArrayList<>();
		statements.forEach((statement) -> parameters.addAll(statement.parameters()));
		String text = statements.stream().map(SqlStatement::text).collect(Collectors.joining("; "));
		return new SqlStatement(text, parameters, List.of());
	}

	private static Mono<Void> undo(Connection connection) {
		return Flux.from(connection.createStatement("ROLLBACK").execute()).concatMap(Result::getRowsUpdated).then();
	}

}
