/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.mongodb;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicBoolean;

import io.dataflow.adapter.TransactionRolledBackException;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.reactive.TransactionSynchronization;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import org.springframework.transaction.support.ResourceHolderSupport;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Lets the operations of a transaction begin one after the other, each once the one
 * before has answered, because a session takes no two at a time. A transaction of which
 * an operation has failed is over: the server has rolled it back.
 */
final class TransactionTurns implements TransactionSynchronization {

	private final ResourceHolderSupport holder;

	private final Deque<Sinks.Empty<Void>> waiting = new ArrayDeque<>();

	private boolean taken;

	private TransactionTurns(ResourceHolderSupport holder) {
		this.holder = holder;
	}

	/**
	 * Return the turns of a transaction, whether it is ours or one of Spring's.
	 */
	static TransactionTurns of(TransactionSynchronizationManager transaction, ResourceHolderSupport holder) {
		synchronized (holder) {
			if (!transaction.isSynchronizationActive()) {
				return new TransactionTurns(holder);
			}
			for (TransactionSynchronization synchronization : transaction.getSynchronizations()) {
				if (synchronization instanceof TransactionTurns turns && turns.holder == holder) {
					return turns;
				}
			}
			TransactionTurns turns = new TransactionTurns(holder);
			transaction.registerSynchronization(turns);
			return turns;
		}
	}

	/**
	 * Do work when it is its turn.
	 */
	<T> Flux<T> next(Flux<T> work) {
		return Flux.defer(() -> {
			Sinks.Empty<Void> turn = Sinks.empty();
			AtomicBoolean over = new AtomicBoolean();
			Runnable end = () -> {
				if (over.compareAndSet(false, true)) {
					end(turn);
				}
			};
			begin(turn);
			return turn.asMono()
				.thenMany(Flux.defer(() -> isOver() ? Flux.error(new TransactionRolledBackException()) : work))
				.doOnNext((result) -> end.run())
				.doOnError((error) -> this.holder.setRollbackOnly())
				.doFinally((signal) -> end.run());
		});
	}

	private boolean isOver() {
		return this.holder.isRollbackOnly();
	}

	private void begin(Sinks.Empty<Void> turn) {
		boolean mine;
		synchronized (this) {
			mine = !this.taken;
			if (mine) {
				this.taken = true;
			}
			else {
				this.waiting.add(turn);
			}
		}
		if (mine) {
			turn.tryEmitEmpty();
		}
	}

	/**
	 * Who leaves before its turn has come only leaves the line.
	 */
	private void end(Sinks.Empty<Void> turn) {
		Sinks.@Nullable Empty<Void> next;
		synchronized (this) {
			if (this.waiting.remove(turn)) {
				return;
			}
			next = this.waiting.poll();
			this.taken = next != null;
		}
		if (next != null) {
			next.tryEmitEmpty();
		}
	}

	/**
	 * Spring would commit although work that joined the transaction has failed.
	 */
	@Override
	public Mono<Void> beforeCommit(boolean readOnly) {
		return Mono.defer(() -> isOver() ? Mono.error(new TransactionRolledBackException()) : Mono.empty());
	}

}
