/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import io.dataflow.adapter.ConnectionFailedException;
import io.dataflow.adapter.TransactionRolledBackException;
import io.dataflow.transaction.TransactionSettings;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.connection.ConnectionHolder;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.transaction.ReactiveTransaction;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Spring's transactions, which begin to the end even when nobody wants them any more.
 */
final class PatientTransactions implements ReactiveTransactionManager {

	private final ConnectionFactory connectionFactory;

	private final SqlDialect dialect;

	private final Scheduler scheduler;

	private final BrokenConnections broken;

	private final R2dbcTransactionManager manager;

	PatientTransactions(ConnectionFactory connectionFactory, SqlDialect dialect, Scheduler scheduler,
			BrokenConnections broken) {
		this.connectionFactory = connectionFactory;
		this.dialect = dialect;
		this.scheduler = scheduler;
		this.broken = broken;
		this.manager = new Beginning.TellingTransactions(connectionFactory);
	}

	@Override
	public Mono<ReactiveTransaction> getReactiveTransaction(@Nullable TransactionDefinition definition) {
		return Mono.defer(() -> begun(new Beginning(definition), definition));
	}

	private Mono<ReactiveTransaction> begun(Beginning beginning, @Nullable TransactionDefinition definition) {
		Mono<ReactiveTransaction> begun = this.broken.whileAwaited(this.manager.getReactiveTransaction(beginning),
				beginning.connection(), Mono.never());
		if (definition instanceof SettledDefinition settled
				&& !settled.settings().equals(TransactionSettings.DEFAULT)) {
			begun = begun
				.flatMap((begin) -> begin.isNewTransaction() ? settled(begin, settled.settings()) : Mono.just(begin));
		}
		return new Handover<>(watched(begun, definition), (late) -> left(late, undo(late)));
	}

	/**
	 * The statements of a transaction and the transactions inside of it are known to it
	 * from the beginning: they may begin while it is about to end.
	 */
	private Mono<ReactiveTransaction> watched(Mono<ReactiveTransaction> begun,
			@Nullable TransactionDefinition definition) {
		Mono<ReactiveTransaction> watched = begun.flatMap((begin) -> statements().thenReturn(begin));
		boolean nested = definition != null
				&& definition.getPropagationBehavior() == TransactionDefinition.PROPAGATION_NESTED;
		return nested ? statements().flatMap((outer) -> inside(outer, watched)).switchIfEmpty(watched) : watched;
	}

	private static Mono<ReactiveTransaction> inside(OpenStatements outer, Mono<ReactiveTransaction> begun) {
		outer.nested().enter();
		Mono<ReactiveTransaction> nested = outer.nested().isClosed() ? Mono.error(new TransactionRolledBackException())
				: begun;
		return nested.doOnError((error) -> outer.nested().leave()).doOnNext((begin) -> {
			if (!begin.isNested()) {
				outer.nested().leave();
			}
		});
	}

	/**
	 * Let the transaction around a nested one know of its end.
	 */
	private Mono<Void> left(ReactiveTransaction transaction, Mono<Void> end) {
		return !transaction.isNested() ? end
				: Mono.defer(() -> statements().map(Optional::of)
					.defaultIfEmpty(Optional.empty())
					.flatMap((found) -> found.map((outer) -> left(outer.nested(), end)).orElse(end)));
	}

	private static Mono<Void> left(Presence nested, Mono<Void> end) {
		AtomicBoolean once = new AtomicBoolean();
		Runnable leave = () -> {
			if (once.compareAndSet(false, true)) {
				nested.leave();
			}
		};
		return end.doOnTerminate(leave).doOnCancel(leave);
	}

	/**
	 * Return the statements of the transaction in the context, if there is one.
	 */
	private Mono<OpenStatements> statements() {
		return TransactionSynchronizationManager.forCurrentTransaction().mapNotNull((current) -> {
			ConnectionHolder holder = holder(current);
			return (holder != null) ? OpenStatements.of(current, holder, this.dialect) : null;
		});
	}

	private Mono<ReactiveTransaction> settled(ReactiveTransaction transaction, TransactionSettings settings) {
		return TransactionSynchronizationManager.forCurrentTransaction()
			.flatMap((current) -> connection().flatMap((connection) -> {
				Settlement settlement = new Settlement(connection, this.dialect, settings);
				current.registerSynchronization(settlement);
				return this.broken.whileAwaited(settlement.settle(), Mono.just(connection), Mono.never());
			}))
			.onErrorResume((error) -> undo(transaction).onErrorComplete().then(Mono.error(error)))
			.thenReturn(transaction);
	}

	@Override
	public Mono<Void> commit(ReactiveTransaction transaction) {
		Mono<Connection> there = connection().switchIfEmpty(Mono.error(TransactionRolledBackException::new));
		return left(transaction, there.flatMap((connection) -> {
			Ending ending = new Ending(transaction);
			Mono<Void> commit = ending.in(this.manager.commit(transaction));
			return this.broken.whileAwaited(commit, Mono.just(connection), ending.released())
				.onErrorMap(ending::errorOf);
		}));
	}

	/**
	 * What joined a nested transaction and failed is undone with it, so the outer one can
	 * be committed all the same, which Spring forgets. A statement that nobody waits for
	 * any more is stopped first, else the roll-back would wait for it. A savepoint that
	 * is no more tells that the database has rolled back everything. What a lost
	 * connection had begun is undone, and why it was lost is what the caller wants to
	 * know.
	 */
	@Override
	public Mono<Void> rollback(ReactiveTransaction transaction) {
		return transaction.isNested()
				? left(transaction,
						statements().flatMap((outer) -> outer.nestedEnds()
							.inTurn(undoNested(transaction, outer).subscribeOn(this.scheduler))))
				: undo(transaction).onErrorComplete(PatientTransactions::isLost).subscribeOn(this.scheduler);
	}

	private Mono<Void> undoNested(ReactiveTransaction transaction, OpenStatements outer) {
		return outer.stop()
			.then(undo(transaction))
			.then(forOuter(ConnectionHolder::resetRollbackOnly))
			.onErrorResume((error) -> forOuter(ConnectionHolder::setRollbackOnly).then(Mono.error(error)));
	}

	/**
	 * Nobody may give up a roll-back, so it must come to an end by itself.
	 */
	private Mono<Void> undo(ReactiveTransaction transaction) {
		return connection().flatMap((connection) -> {
			Ending ending = new Ending(transaction);
			return this.broken.within(ending.in(this.manager.rollback(transaction)), connection, ending.released());
		});
	}

	private Mono<Connection> connection() {
		return holder().map(ConnectionHolder::getConnection);
	}

	/**
	 * Return what holds the connection of the transaction. There is none when the
	 * transaction has ended while work that had joined it was being cancelled.
	 */
	private Mono<ConnectionHolder> holder() {
		return TransactionSynchronizationManager.forCurrentTransaction().mapNotNull(this::holder);
	}

	private @Nullable ConnectionHolder holder(TransactionSynchronizationManager current) {
		return (current.getResource(this.connectionFactory) instanceof ConnectionHolder holder) ? holder : null;
	}

	private static boolean isLost(Throwable error) {
		return ErrorTranslation.translate(error, "roll back") instanceof ConnectionFailedException;
	}

	private Mono<Void> forOuter(Consumer<ConnectionHolder> change) {
		return holder().doOnNext(change).then();
	}

}
