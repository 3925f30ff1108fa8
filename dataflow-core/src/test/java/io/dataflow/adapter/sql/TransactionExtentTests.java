/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

import io.dataflow.adapter.TransactionRolledBackException;
import io.dataflow.transaction.TransactionSettings;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.util.context.Context;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Statements that begin when the work of their transaction is over.
 */
class TransactionExtentTests {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	private final Sinks.Empty<Void> undone = Sinks.empty();

	private final SqlExecutor executor = new SqlExecutor(new SlowlyUndone(this.undone.asMono()), dialect(),
			Schedulers.immediate());

	@Test
	void statementThatWaitedForANestedRollbackDoesNotBeginAfterTheWork() {
		AtomicBoolean begun = new AtomicBoolean();
		AtomicReference<Throwable> failure = new AtomicReference<>();
		Mono<Void> late = this.executor.execute("work late", (connection) -> {
			begun.set(true);
			return Mono.<Integer>empty();
		}).then();
		Mono<Void> leaving = Mono.deferContextual((context) -> {
			late.contextWrite(Context.of(context)).subscribe((end) -> {
			}, failure::set);
			return Mono.empty();
		});
		CompletableFuture<Void> end = this.executor.transactions()
			.inTransaction(TransactionSettings.DEFAULT, givenUp().then(leaving))
			.toFuture();
		assertThat(end).isNotDone();
		assertThat(begun).isFalse();
		this.undone.tryEmitEmpty();
		assertThat(end).succeedsWithin(LIMIT);
		assertThat(begun).isFalse();
		assertThat(failure.get()).isInstanceOf(TransactionRolledBackException.class);
	}

	/**
	 * Begin a nested transaction, and lose interest in it.
	 */
	private Mono<Void> givenUp() {
		Sinks.Empty<Void> started = Sinks.empty();
		Mono<Void> nested = this.executor.transactions()
			.inNestedTransaction(Mono.<Void>fromRunnable(started::tryEmitEmpty).then(Mono.never()));
		return Mono.firstWithSignal(nested, started.asMono());
	}

	/**
	 * Return a dialect of which nothing takes place on other threads.
	 */
	private static SqlDialect dialect() {
		H2Dialect dialect = new H2Dialect();
		return proxy(SqlDialect.class, (proxy, method, arguments) -> method.getName().equals("blocking") ? false
				: method.invoke(dialect, arguments));
	}

	private static <T> T proxy(Class<T> type, InvocationHandler handler) {
		return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, handler));
	}

	/**
	 * Connections that go back to a savepoint when they are told.
	 *
	 * @param told completes when that is so
	 */
	private record SlowlyUndone(Mono<Void> told) implements ConnectionFactory {

		private static final ConnectionFactory H2 = ConnectionFactories.get("r2dbc:h2:mem:///transactionextent");

		@Override
		public Publisher<? extends Connection> create() {
			return Mono.from(H2.create()).map(this::slow);
		}

		private Connection slow(Connection connection) {
			return proxy(Connection.class, (proxy, method, arguments) -> {
				Object result = method.invoke(connection, arguments);
				return method.getName().equals("rollbackTransactionToSavepoint")
						? this.told.then(Mono.from((Publisher<?>) result)) : result;
			});
		}

		@Override
		public ConnectionFactoryMetadata getMetadata() {
			return H2.getMetadata();
		}

	}

}
