/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.util.Optional;
import java.util.function.Function;

import io.dataflow.adapter.ConnectionFailedException;
import io.dataflow.adapter.TransactionRolledBackException;
import io.dataflow.transaction.TransactionSettings;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import org.reactivestreams.Publisher;
import org.springframework.transaction.reactive.TransactionContext;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Runs statements on connections: on that of the transaction in the Reactor Context,
 * which is Spring's, so that operations join {@code @Transactional} methods and the other
 * way round; else on one of the pool.
 */
final class SqlExecutor {

	/** How many rows the driver fetches at a time when a result is read to its end. */
	private static final int FETCH_SIZE = 256;

	private final ConnectionFactory connectionFactory;

	private final SqlDialect dialect;

	private final Scheduler scheduler;

	private final SqlTransactions transactions;

	private final SqlFunctions functions;

	private final BrokenConnections broken;

	/**
	 * Create an executor.
	 * @param connectionFactory where connections come from
	 * @param dialect the dialect
	 * @param scheduler where statements run when the driver blocks
	 */
	SqlExecutor(ConnectionFactory connectionFactory, SqlDialect dialect, Scheduler scheduler) {
		this.connectionFactory = connectionFactory;
		this.dialect = dialect;
		this.scheduler = scheduler;
		this.broken = new BrokenConnections(dialect);
		this.transactions = new SqlTransactions(connectionFactory, dialect, scheduler);
		this.functions = new SqlFunctions(LimitedConnections.below(connectionFactory), dialect);
	}

	<T> Flux<T> execute(SqlStatement sql, boolean streaming, String description, Function<Result, Publisher<T>> read) {
		return this.functions.before(sql,
				execute(description, streaming, (connection) -> statement(connection, sql, streaming, read)));
	}

	/**
	 * Do work on a connection.
	 */
	<T> Flux<T> execute(String description, Function<Connection, Publisher<T>> work) {
		return execute(description, false, (connection) -> {
			SqlLog.working(description);
			return work.apply(connection);
		});
	}

	private <T> Flux<T> execute(String description, boolean streaming, Function<Connection, Publisher<T>> work) {
		return execute(description, streaming, work, work, (connection) -> Mono.empty());
	}

	/**
	 * Do work on a connection.
	 * @param description what is done
	 * @param joined the work in a transaction that goes on
	 * @param alone the work on a connection for itself
	 * @param undo what follows on that connection when the work fails or is cancelled
	 */
	<T> Flux<T> execute(String description, Function<Connection, Publisher<T>> joined,
			Function<Connection, Publisher<T>> alone, Function<Connection, Mono<Void>> undo) {
		return execute(description, false, joined, alone, undo);
	}

	private <T> Flux<T> execute(String description, boolean streaming, Function<Connection, Publisher<T>> joined,
			Function<Connection, Publisher<T>> alone, Function<Connection, Mono<Void>> undo) {
		Flux<T> own = new TranslatedErrors<>(
				onOwn(description, (connection) -> met(description, connection, alone), undo),
				(error) -> ErrorTranslation.translate(error, description, ConnectionFailedException::lost));
		Flux<T> flux = Flux.deferContextual((context) -> (context.hasKey(TransactionContext.class))
				? joining(description, (connection) -> met(description, connection, joined), streaming, own) : own);
		return (this.dialect.blocking()) ? flux.subscribeOn(this.scheduler) : flux;
	}

	/**
	 * Return the transactions that the statements join.
	 */
	SqlTransactions transactions() {
		return this.transactions;
	}

	/**
	 * Do work that takes several statements in a transaction: in the one that goes on, to
	 * which a failure does no more harm than that of one statement, or else in its own.
	 */
	<T> Mono<T> atomically(Mono<T> work) {
		return Mono.deferContextual((context) -> (context.hasKey(TransactionContext.class))
				? this.transactions.joined().hasElement().flatMap((joined) -> joined ? work : inTransaction(work))
				: inTransaction(work));
	}

	private <T> Mono<T> inTransaction(Mono<T> work) {
		return this.transactions.inTransaction(TransactionSettings.DEFAULT, work);
	}

	private <T> Publisher<T> met(String description, Connection connection, Function<Connection, Publisher<T>> work) {
		Sessions sessions = this.dialect.sessions();
		return sessions.knows(connection) ? work.apply(connection)
				: sessions.meet(connection, this.connectionFactory)
					.onErrorMap((error) -> ErrorTranslation.translate(error, description))
					.thenMany(Flux.defer(() -> work.apply(connection)));
	}

	private <T> Flux<T> statement(Connection connection, SqlStatement sql, boolean streaming,
			Function<Result, Publisher<T>> read) {
		SqlLog.executing(sql);
		Statement statement = sql.bind(connection.createStatement(sql.text()), this.dialect);
		if (streaming) {
			statement.fetchSize(FETCH_SIZE);
		}
		return ReportedStatement.execute(statement, sql.text()).concatMap(read, 0);
	}

	/**
	 * Work in the transaction in the context, if that is one on these connections.
	 */
	private <T> Flux<T> joining(String description, Function<Connection, Publisher<T>> work, boolean streaming,
			Flux<T> own) {
		return this.transactions.joined()
			.map(Optional::of)
			.defaultIfEmpty(Optional.empty())
			.flatMapMany((joined) -> joined.map((statements) -> onShared(statements, work, streaming)).orElse(own))
			.onErrorMap((error) -> ErrorTranslation.translate(error, description,
					ConnectionFailedException::lostInTransaction));
	}

	private <T> Flux<T> onOwn(String description, Function<Connection, Publisher<T>> work,
			Function<Connection, Mono<Void>> undo) {
		if (!this.dialect.blocking()) {
			return onOwn(description, work, undo, this.broken::cancel);
		}
		return Flux.defer(() -> {
			BlockingWork blocking = new BlockingWork();
			return onOwn(description, (connection) -> blocking.counted(work.apply(connection)), undo,
					(connection) -> this.broken.cancel(connection).onErrorComplete().then(blocking.left()));
		});
	}

	/**
	 * Whoever lost interest may be a timeout: without cancelling, the statement would go
	 * on and keep its connection.
	 */
	private <T> Flux<T> onOwn(String description, Function<Connection, Publisher<T>> work,
			Function<Connection, Mono<Void>> undo, Function<Connection, Mono<Void>> cancel) {
		Mono<Connection> own = new Handover<>(Mono.from(this.connectionFactory.create()), Connection::close,
				(error) -> ErrorTranslation.translate(error, description));
		return Flux.usingWhen(own, work, Connection::close,
				(connection, error) -> close(connection, undo.apply(connection)),
				(connection) -> cancel.apply(connection)
					.onErrorComplete()
					.then(Mono.defer(() -> close(connection, undo.apply(connection)))));
	}

	/**
	 * A server that has gone silent must not keep the connection from its pool.
	 */
	private Mono<Void> close(Connection connection, Mono<Void> first) {
		return this.broken.within(first.onErrorComplete().then(Mono.defer(() -> Mono.from(connection.close()))),
				connection);
	}

	/**
	 * The transaction ends the connection, and stops what it is still executing then. The
	 * work of the transaction may have come to its end since it was joined. A roll-back
	 * looks for statements after that, so a statement that is about to begin is seen, or
	 * sees; a commit waits for those only whose end the work waits for.
	 */
	private <T> Flux<T> onShared(OpenStatements statements, Function<Connection, Publisher<T>> work,
			boolean streaming) {
		return statements.counted(Flux.<T>deferContextual((context) -> {
			statements.begin();
			if (this.transactions.isOver(context)) {
				return Flux.error(new TransactionRolledBackException());
			}
			Publisher<T> results = work.apply(statements.connection());
			return (streaming) ? YieldingRows.of(Flux.from(results), statements) : results;
		})).doOnError(statements::fail).doOnTerminate(statements::end);
	}

}
