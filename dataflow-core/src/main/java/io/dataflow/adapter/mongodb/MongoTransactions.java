/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.mongodb;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.TransactionOptions;
import com.mongodb.WriteConcern;
import io.dataflow.adapter.CapabilityNotSupportedException;
import io.dataflow.adapter.DatabaseKind;
import io.dataflow.adapter.TransactionTimeoutException;
import io.dataflow.transaction.IsolationLevel;
import io.dataflow.transaction.TransactionSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.ReactiveMongoTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/**
 * Transactions on members of a replica set and on sharded clusters: snapshots, whose
 * commit waits for a majority.
 */
final class MongoTransactions {

	private static final TransactionOptions SNAPSHOT = TransactionOptions.builder()
		.readConcern(ReadConcern.SNAPSHOT)
		.writeConcern(WriteConcern.MAJORITY)
		.readPreference(ReadPreference.primary())
		.build();

	private final MongoExecutor executor;

	private final ReactiveMongoTransactionManager manager;

	private final MongoDeployment deployment;

	private final AtomicInteger open = new AtomicInteger();

	MongoTransactions(MongoExecutor executor, MongoDeployment deployment) {
		this.executor = executor;
		this.deployment = deployment;
		this.manager = new ReactiveMongoTransactionManager(executor.databases(), SNAPSHOT);
	}

	<T> Mono<T> inTransaction(TransactionSettings settings, Mono<T> work) {
		return Mono.deferContextual((context) -> {
			if (this.executor.mayJoin(context)) {
				return in(settings, work);
			}
			if (settings.isolation() == IsolationLevel.SERIALIZABLE) {
				return Mono.error(serializable());
			}
			return requireSupport().then(in(settings, work));
		});
	}

	/**
	 * Subscribe to the source as from outside of the work.
	 */
	<S, T> Mono<T> inTransaction(Flux<S> source, Function<Flux<S>, Mono<T>> work) {
		return Mono.deferContextual((caller) -> inTransaction(TransactionSettings.DEFAULT,
				work.apply(source.contextWrite((context) -> Context.of(caller)))));
	}

	<T> Mono<T> inNestedTransaction(Mono<T> work) {
		return Mono.deferContextual((context) -> this.executor.mayJoin(context) ? Mono.error(nested())
				: inTransaction(TransactionSettings.DEFAULT, work));
	}

	/**
	 * Do work that takes several writes: in the transaction that goes on, or else in its
	 * own.
	 * @param change the work, as it follows "does not support"
	 */
	<T> Mono<T> atomically(String change, Mono<T> work) {
		return Mono.deferContextual((context) -> {
			if (this.executor.mayJoin(context)) {
				return work;
			}
			return requireSupport().onErrorMap(CapabilityNotSupportedException.class, (error) -> several(change))
				.then(in(TransactionSettings.DEFAULT, work));
		});
	}

	/**
	 * Return how many transactions have begun here and not ended.
	 */
	int open() {
		return this.open.get();
	}

	private <T> Mono<T> in(TransactionSettings settings, Mono<T> work) {
		Mono<T> transaction = transaction(settings, work);
		return Mono.defer(() -> {
			this.open.incrementAndGet();
			return transaction.doFinally((signal) -> this.open.decrementAndGet());
		});
	}

	private <T> Mono<T> transaction(TransactionSettings settings, Mono<T> work) {
		DefaultTransactionDefinition definition = new DefaultTransactionDefinition();
		definition.setReadOnly(settings.readOnly());
		return TransactionalOperator.create(this.manager, definition)
			.transactional(limited(work, settings.timeout()))
			.onErrorMap((error) -> error instanceof TransactionException || MongoErrors.isOfDatabase(error),
					(error) -> MongoErrors.translate(error, "complete the transaction"));
	}

	/**
	 * The time limit ends the work inside of the transaction, so that the error comes
	 * after the rollback.
	 */
	private static <T> Mono<T> limited(Mono<T> work, @Nullable Duration timeout) {
		return (timeout == null) ? work
				: work.timeout(timeout, Mono.error(() -> new TransactionTimeoutException(timeout)));
	}

	private Mono<Void> requireSupport() {
		return this.deployment.isReplicated()
			.flatMap((replicated) -> replicated ? Mono.empty() : Mono.error(standalone()));
	}

	private static CapabilityNotSupportedException standalone() {
		return new CapabilityNotSupportedException(DatabaseKind.MONGODB,
				"transactions on a server that is no member of a replica set",
				"Run MongoDB as a replica set, of one member at least, or let bulk calls store what can be stored: pass"
						+ " atomic: false to nodes, or use apart() of ModelOperations.");
	}

	private static CapabilityNotSupportedException several(String change) {
		return new CapabilityNotSupportedException(DatabaseKind.MONGODB,
				change + " on a server that is no member of a replica set",
				"Do it one by one, or by a bulk call with atomic: false or of apart(), or run MongoDB as a replica set,"
						+ " of one member at least.");
	}

	private static CapabilityNotSupportedException serializable() {
		return new CapabilityNotSupportedException(DatabaseKind.MONGODB, "the isolation level SERIALIZABLE",
				"Use REPEATABLE_READ: every transaction sees one snapshot, and two that change the same record"
						+ " conflict.");
	}

	static CapabilityNotSupportedException nested() {
		return new CapabilityNotSupportedException(DatabaseKind.MONGODB, "savepoints and nested transactions",
				"Use a transaction of its own for what may fail alone, outside of the other one.");
	}

}
