/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.time.Duration;
import java.util.function.Function;

import io.dataflow.adapter.TransactionRolledBackException;
import io.dataflow.adapter.TransactionTimeoutException;
import io.dataflow.transaction.TransactionSettings;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.R2dbcException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.core.InfrastructureProxy;
import org.springframework.r2dbc.connection.ConnectionHolder;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.reactive.TransactionContext;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * Runs work in transactions, which are Spring's and are found in the Reactor Context.
 */
final class SqlTransactions {

	private final ConnectionFactory connectionFactory;

	private final SqlDialect dialect;

	private final Scheduler scheduler;

	private final BrokenConnections broken;

	private final PatientTransactions transactions;

	private final TransactionalOperator ordinary;

	private final TransactionalOperator nested;

	private final boolean single;

	private final Object extentKey;

	/**
	 * Create transactions.
	 * @param connectionFactory where connections come from
	 * @param dialect the dialect
	 * @param scheduler where statements run when the driver blocks
	 */
	SqlTransactions(ConnectionFactory connectionFactory, SqlDialect dialect, Scheduler scheduler) {
		this.connectionFactory = connectionFactory;
		this.dialect = dialect;
		this.scheduler = scheduler;
		this.broken = new BrokenConnections(dialect);
		this.transactions = new PatientTransactions(connectionFactory, dialect, scheduler, this.broken);
		this.ordinary = TransactionalOperator.create(this.transactions);
		this.nested = TransactionalOperator.create(this.transactions, SettledDefinition.nested(dialect.transactions()));
		this.extentKey = new ExtentKey(connectionFactory);
		this.single = PooledConnections.of(connectionFactory)
			.status()
			.filter((status) -> status.size() + status.maxOverflow() == 1)
			.isPresent();
	}

	<T> Mono<T> inTransaction(TransactionSettings settings, Mono<T> work) {
		if (settings.equals(TransactionSettings.DEFAULT)) {
			return in(this.ordinary, work);
		}
		SettledDefinition definition = SettledDefinition.joining(settings, this.dialect.transactions());
		return in(TransactionalOperator.create(this.transactions, definition), limited(work, settings.timeout()));
	}

	/**
	 * The time limit ends the work inside of the transaction, so that the error comes
	 * after the rollback.
	 */
	private static <T> Mono<T> limited(Mono<T> work, @Nullable Duration timeout) {
		return (timeout == null) ? work
				: work.timeout(timeout, Mono.error(() -> new TransactionTimeoutException(timeout)));
	}

	/**
	 * A pool of one connection has no other for the source.
	 */
	<S, T> Mono<T> inTransaction(Flux<S> source, Function<Flux<S>, Mono<T>> work) {
		if (this.single) {
			return in(this.ordinary, work.apply(source));
		}
		return Mono.deferContextual(
				(caller) -> in(this.ordinary, work.apply(source.contextWrite((context) -> Context.of(caller)))));
	}

	/**
	 * Savepoints outside of a nested transaction cannot be reached from inside of it: to
	 * go back to one would end it in the middle of its work.
	 */
	<T> Mono<T> inNestedTransaction(Mono<T> work) {
		return joined().doOnNext(SqlTransactions::requireAlive)
			.map((outer) -> work.contextWrite((context) -> context.put(new NestingKey(this.connectionFactory),
					new Nesting(outer.holder(), new Savepoints()))))
			.defaultIfEmpty(work)
			.flatMap((inner) -> in(this.nested, inner));
	}

	private static void requireAlive(OpenStatements outer) {
		if (outer.isOver()) {
			throw new TransactionRolledBackException();
		}
	}

	/**
	 * Return the savepoints that a subscriber can reach.
	 * @param context the context of the subscriber
	 * @param current the transaction of the subscriber
	 */
	Savepoints savepoints(ContextView context, OpenStatements current) {
		Nesting nesting = context.getOrDefault(new NestingKey(this.connectionFactory), null);
		return (nesting != null && nesting.holder() == current.holder()) ? nesting.savepoints() : current.savepoints();
	}

	/**
	 * Nothing begins inside of work that is over.
	 */
	private <T> Mono<T> in(TransactionalOperator operator, Mono<T> work) {
		return Mono.deferContextual((context) -> isOver(context) ? Mono.error(new TransactionRolledBackException())
				: begun(operator, new TransactionExtent(extent(context)).of(work, this.extentKey)));
	}

	/**
	 * Tell whether the work of the transaction of a subscriber is over.
	 */
	boolean isOver(ContextView context) {
		TransactionExtent extent = extent(context);
		return extent != null && extent.isOver();
	}

	private @Nullable TransactionExtent extent(ContextView context) {
		return context.<@Nullable TransactionExtent>getOrDefault(this.extentKey, null);
	}

	/**
	 * A driver that blocks must not do so on the threads where the work ends, either.
	 */
	private <T> Mono<T> begun(TransactionalOperator operator, Mono<T> work) {
		if (!this.dialect.blocking()) {
			return translate(this.broken.observed(operator.transactional(work)));
		}
		Mono<T> inner = work.publishOn(this.scheduler);
		return translate(operator.transactional(inner).subscribeOn(this.scheduler));
	}

	/**
	 * What the work itself throws is the caller's and stays as it is.
	 */
	private <T> Mono<T> translate(Mono<T> work) {
		return work.onErrorMap(SqlTransactions::ofDatabase,
				(error) -> ErrorTranslation.translate(error, "complete the transaction"));
	}

	private static boolean ofDatabase(Throwable error) {
		return error instanceof R2dbcException || error instanceof DataAccessException
				|| error instanceof TransactionException || ErrorTranslation.isOfClosedQueue(error);
	}

	/**
	 * Return the transaction in the context, if that is one on these connections.
	 * @return the transaction, or an error when the work of the transaction is over
	 */
	Mono<OpenStatements> joined() {
		return Mono.deferContextual((context) -> {
			if (isOver(context)) {
				return Mono.error(new TransactionRolledBackException());
			}
			return context.hasKey(TransactionContext.class)
					? current().flatMap((current) -> current.nestedEnds().before(current)) : Mono.empty();
		});
	}

	/**
	 * Tell whether there may be a transaction on these connections. Spring keeps the
	 * connection of a transaction under what it came from.
	 */
	boolean mayJoin(ContextView context) {
		if (!context.hasKey(TransactionContext.class)) {
			return false;
		}
		TransactionContext current = context.get(TransactionContext.class);
		return this.connectionFactory instanceof InfrastructureProxy
				|| current.getResources().containsKey(this.connectionFactory);
	}

	private Mono<OpenStatements> current() {
		return TransactionSynchronizationManager.forCurrentTransaction()
			.mapNotNull((current) -> (current.getResource(this.connectionFactory) instanceof ConnectionHolder holder)
					? OpenStatements.of(current, holder, this.dialect) : null);
	}

	private record ExtentKey(ConnectionFactory connectionFactory) {

	}

	private record NestingKey(ConnectionFactory connectionFactory) {

	}

	private record Nesting(ConnectionHolder holder, Savepoints savepoints) {

	}

}
