/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import io.dataflow.adapter.AlreadyCommittedException;
import io.dataflow.adapter.AmbiguousCommitException;
import io.dataflow.adapter.ConnectionFailedException;
import io.dataflow.adapter.DatabaseKind;
import io.dataflow.adapter.DatabaseUrl;
import io.dataflow.adapter.Failure;
import io.dataflow.adapter.sql.R2dbcOptions;
import io.dataflow.adapter.sql.SqlAdapter;
import io.dataflow.adapter.sql.SqlAdapterProvider;
import io.dataflow.error.DataFlowException;
import io.dataflow.model.DataFlowModel;
import io.dataflow.query.Query;
import io.dataflow.resilience.RetrySettings;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import org.springframework.data.annotation.Id;
import org.springframework.transaction.reactive.TransactionSynchronization;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * What is said and done when a connection is lost, depending on what it was doing.
 */
class LostConnectionTests {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	/** The methods of a connection, or of what it comes from, that fail next. */
	private final Deque<String> losses = new ArrayDeque<>();

	private final ConnectionFactory connections = failing(ConnectionFactory.class,
			ConnectionFactories.get(R2dbcOptions.of(DatabaseUrl.inMemory("lost-" + UUID.randomUUID()))));

	private final DataFlow db = DataFlow
		.builder(SqlAdapter.of(this.connections, Objects.requireNonNull(SqlAdapterProvider.dialect(DatabaseKind.H2))))
		.models(Item.class)
		.retry(new RetrySettings(2, Duration.ZERO, Duration.ZERO, 1, 0))
		.build();

	private final ModelOperations<Item> items = this.db.model(Item.class);

	LostConnectionTests() {
		this.db.start().block(LIMIT);
	}

	@AfterEach
	void close() {
		this.db.close().block(LIMIT);
	}

	@Test
	void readIsRepeated() {
		this.losses.add("createStatement");
		assertThat(this.items.count(Query.all()).block(LIMIT)).isZero();
		assertThat(this.db.resilience().status().totalFailures()).isOne();
	}

	@Test
	void outcomeOfAWriteIsUnknown() {
		this.losses.add("createStatement");
		ConnectionFailedException failure = failure(ConnectionFailedException.class, create("i1"));
		assertThat(failure.code()).isEqualTo("DF-402");
		assertThat(failure.isOutcomeUnknown()).isTrue();
		assertThat(failure.isLost()).isTrue();
		assertThat(failure).hasMessage("[DF-402] Cannot create Item: the connection to the database was lost, "
				+ "so it is not known whether the change took effect.");
		assertThat(this.db.resilience().status().totalFailures()).isOne();
	}

	@Test
	void writeIsRepeatedWhenThereWasNoConnection() {
		this.losses.add("create");
		create("i1").block(LIMIT);
		assertThat(this.db.resilience().status().totalFailures()).isOne();
	}

	@Test
	void transactionIsRepeatedWhenThereWasNoConnection() {
		this.losses.add("beginTransaction");
		this.db.operations().inTransaction(create("i1")).block(LIMIT);
		assertThat(this.items.count(Query.all()).block(LIMIT)).isOne();
	}

	@Test
	void transactionIsRepeatedWhenItsConnectionIsLost() {
		this.losses.add("createStatement");
		this.db.operations().inTransaction(create("i1")).block(LIMIT);
		assertThat(this.items.count(Query.all()).block(LIMIT)).isOne();
		assertThat(this.db.resilience().status().totalFailures()).isOne();
	}

	@Test
	void transactionIsGoneWithItsConnection() {
		this.losses.addAll(List.of("createStatement", "createStatement", "createStatement"));
		ConnectionFailedException failure = failure(ConnectionFailedException.class,
				this.db.operations().inTransaction(create("i1")));
		assertThat(failure.isOutcomeUnknown()).isFalse();
		assertThat(failure)
			.hasMessageEndingWith("the connection to the database was lost, and the transaction with it.");
		assertThat(failure.action()).isEqualTo("Check that the database runs, and repeat the whole transaction.");
		assertThat(this.items.count(Query.all()).block(LIMIT)).isZero();
	}

	@Test
	void outcomeOfACommitIsUnknown() {
		this.losses.add("commitTransaction");
		AmbiguousCommitException failure = failure(AmbiguousCommitException.class,
				this.db.operations().inTransaction(create("i1")));
		assertThat(failure.code()).isEqualTo("DF-504");
		assertThat(failure).hasMessage("[DF-504] Cannot complete the transaction: the connection was lost during the "
				+ "commit, so it is not known whether it took effect.");
		assertThat(failure.action()).isEqualTo("Look whether the changes are there before you repeat the transaction.");
		assertThat(this.db.resilience().status().failureCount()).isOne();
		assertThat(this.items.count(Query.all()).block(LIMIT)).as("what was committed all the same").isOne();
	}

	@Test
	void whatIsLostBeforeTheCommitIsRepeated() {
		AtomicBoolean lost = new AtomicBoolean();
		Mono<Item> work = create("i1").delayUntil((item) -> registered(
				beforeCommit(() -> lost.compareAndSet(false, true) ? lost(Mono.empty(), "any") : Mono.empty())));
		this.db.operations().inTransaction(work).block(LIMIT);
		assertThat(this.items.count(Query.all()).block(LIMIT)).isOne();
		assertThat(this.db.resilience().status().totalFailures()).isOne();
	}

	@Test
	void errorAfterTheCommitDoesNotRepeatTheTransaction() {
		ConnectionFailedException later = ConnectionFailedException.unreachable(new Failure("tell others", null, null));
		AtomicInteger attempts = new AtomicInteger();
		Mono<Item> work = Mono.defer(() -> create("i" + attempts.incrementAndGet()))
			.delayUntil((item) -> registered(afterCommit(Mono.error(later))));
		assertThat(failure(ConnectionFailedException.class, this.db.operations().inTransaction(work))).isSameAs(later);
		assertThat(attempts).hasValue(1);
		assertThat(later.getSuppressed()[0]).isInstanceOf(AlreadyCommittedException.class)
			.hasMessage("The transaction was committed before this error");
		assertThat(this.items.count(Query.all()).block(LIMIT)).isOne();
		assertThat(this.db.resilience().status().failureCount()).isZero();
	}

	private Mono<Void> registered(TransactionSynchronization synchronization) {
		return TransactionSynchronizationManager.forCurrentTransaction()
			.doOnNext((current) -> current.registerSynchronization(synchronization))
			.then();
	}

	private static TransactionSynchronization beforeCommit(Supplier<Publisher<?>> work) {
		return new TransactionSynchronization() {
			@Override
			public Mono<Void> beforeCommit(boolean readOnly) {
				return Mono.from(work.get()).then();
			}
		};
	}

	private static TransactionSynchronization afterCommit(Mono<Void> work) {
		return new TransactionSynchronization() {
			@Override
			public Mono<Void> afterCommit() {
				return work;
			}
		};
	}

	private Mono<Item> create(String id) {
		return this.items.create(new Item(id));
	}

	private static <E extends DataFlowException> E failure(Class<E> type, Mono<?> call) {
		return Objects.requireNonNull(catchThrowableOfType(type, () -> call.block(LIMIT)));
	}

	/**
	 * A commit takes effect before its connection is lost.
	 */
	private <T> T failing(Class<T> type, T target) {
		return type.cast(Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { type },
				(proxy, method, arguments) -> {
					boolean lost = method.getName().equals(this.losses.peek());
					if (lost) {
						this.losses.remove();
					}
					if (lost && method.getName().equals("createStatement")) {
						throw new R2dbcNonTransientResourceException("lost", "08006");
					}
					Object result = invoke(target, method, arguments);
					if (result instanceof Publisher<?> publisher) {
						return lost ? lost(publisher, method.getName()) : connections(publisher, method.getName());
					}
					return result;
				}));
	}

	private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
		try {
			return method.invoke(target, arguments);
		}
		catch (InvocationTargetException ex) {
			throw ex.getCause();
		}
	}

	private static Publisher<?> lost(Publisher<?> publisher, String method) {
		Mono<Object> loss = Mono.error(() -> new R2dbcNonTransientResourceException("lost", "08006"));
		return method.equals("commitTransaction") ? Mono.from(publisher).then(loss) : loss;
	}

	private Publisher<?> connections(Publisher<?> publisher, String method) {
		return method.equals("create")
				? Mono.from(publisher).map((connection) -> failing(Connection.class, (Connection) connection))
				: publisher;
	}

	@DataFlowModel
	record Item(@Id String id) {

	}

}
