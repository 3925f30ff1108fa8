/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.dataflow.ContractEntities.Customer;
import io.dataflow.ContractEntities.Person;
import io.dataflow.adapter.DuplicateKeyException;
import io.dataflow.adapter.PoolExhaustedException;
import io.dataflow.adapter.PoolSettings;
import io.dataflow.error.DataFlowException;
import io.dataflow.query.Query;
import io.dataflow.testing.Capability;
import io.dataflow.testing.Needs;
import io.dataflow.workflow.NodeType;
import io.dataflow.workflow.RunOptions;
import io.dataflow.workflow.Workflow;
import io.dataflow.workflow.WorkflowExecutionException;
import io.dataflow.workflow.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Transactions take effect as a whole or not at all, and give their connection back.
 */
@Needs(Capability.TRANSACTIONS)
interface TransactionContract extends DataFlowContract {

	@Test
	default void groupIsCommittedAsAWhole() throws SQLException {
		try (PooledInstance instance = PooledInstance.open(url(), 1)) {
			Workflow workflow = Workflow.builder("signup")
				.transaction("group",
						(group) -> group.addNode("CustomerCreateNode", "customer", Map.of("id", "c1"))
							.addNode("InvoiceCreateNode", "invoice", Map.of("id", "i1", "total", "9.50"))
							.addConnection("customer", "id", "invoice", "customer_id"))
				.build();
			WorkflowRun run = await(instance.db().engine().run(workflow, RunOptions.none()));
			assertThat(run.value("invoice", "customer_id")).isEqualTo("c1");
			assertThat(stored("customers")).isEqualTo(1);
			assertThat(stored("invoices")).isEqualTo(1);
		}
	}

	@Test
	default void duplicateKeyRollsTheGroupBack() throws SQLException {
		await(db().model(Person.class).create(person("taken")));
		try (PooledInstance instance = PooledInstance.open(url(), 1)) {
			WorkflowExecutionException failure = failing(instance, Workflow.builder("duplicate")
				.transaction("group",
						(group) -> group.addNode("PersonCreateNode", "first", Map.of("id", "new", "name", "New"))
							.addNode("PersonCreateNode", "second", Map.of("id", "taken", "name", "Again"))
							.addConnection("first", "name", "second", "email"))
				.build());
			assertThat(failure.code()).isEqualTo("DF-502");
			assertThat(failure.nodeId()).isEqualTo("second");
			assertThat(failure.results()).doesNotContainKey("first");
			assertThat(stored("people")).isEqualTo(1);
			assertThat(await(instance.db().model(Person.class).count(Query.all()))).isEqualTo(1);
		}
	}

	@Test
	default void failureOfANodeRollsBackWhatWasWrittenBefore() throws SQLException {
		try (PooledInstance instance = withNodes(1)) {
			WorkflowExecutionException failure = failing(instance, writeThen("FailNode"));
			assertThat(failure.code()).isEqualTo("DF-501");
			assertThat(failure.nodeId()).isEqualTo("then");
			assertThat(failure).hasRootCauseMessage("no stock");
			assertThat(stored("people")).isZero();
		}
	}

	@Test
	default void timeLimitOfTheRunRollsBack() throws SQLException {
		try (PooledInstance instance = withNodes(1)) {
			RunOptions options = RunOptions.none().timeout(Duration.ofMillis(300));
			WorkflowExecutionException failure = catchThrowableOfType(WorkflowExecutionException.class,
					() -> await(instance.db().engine().run(writeThen("WaitNode"), options)));
			assertThat(failure.code()).isEqualTo("DF-505");
			instance.awaitIdle();
			assertThat(stored("people")).isZero();
		}
	}

	@Test
	default void cancellationRollsBack() throws Exception {
		CountDownLatch waiting = new CountDownLatch(1);
		NodeType wait = NodeType.of("WaitNode")
			.optionalInput("in", String.class)
			.run((inputs) -> Mono.<Map<String, Object>>never().doOnSubscribe((subscription) -> waiting.countDown()));
		try (PooledInstance instance = PooledInstance.open(url(), 1, (builder) -> builder.nodeTypes(wait))) {
			Disposable run = instance.db().engine().run(writeThen("WaitNode"), RunOptions.none()).subscribe();
			assertThat(waiting.await(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
			run.dispose();
			instance.awaitIdle();
			assertThat(stored("people")).isZero();
		}
	}

	@Test
	default void failureAfterTheGroupLeavesItCommitted() throws SQLException {
		try (PooledInstance instance = withNodes(1)) {
			WorkflowExecutionException failure = failing(instance, Workflow.builder("later")
				.transaction("group",
						(group) -> group.addNode("PersonCreateNode", "create", Map.of("id", "p1", "name", "Ada")))
				.addNode("FailNode", "then")
				.addConnection("create", "name", "then", "in")
				.build());
			assertThat(failure.nodeId()).isEqualTo("then");
			assertThat(failure.results()).containsKey("create");
			assertThat(stored("people")).isEqualTo(1);
		}
	}

	@Test
	default void branchesOfAGroupShareItsConnection() throws SQLException {
		try (PooledInstance instance = PooledInstance.open(url(), 1)) {
			await(instance.db().engine().run(Workflow.builder("branches").transaction("group", (group) -> {
				for (int i = 0; i < 8; i++) {
					group.addNode("PersonCreateNode", "create" + i, Map.of("id", "p" + i, "name", "Ada"));
				}
			}).build(), RunOptions.none()));
			assertThat(stored("people")).isEqualTo(8);
		}
	}

	@Test
	default void onlyTheGroupSeesWhatItHasNotCommitted() throws SQLException {
		NodeType look = NodeType.of("LookNode")
			.optionalInput("in", String.class)
			.output("seen", Long.class)
			.run((inputs) -> Mono.fromCallable(() -> Map.of("seen", stored("people"))));
		try (PooledInstance instance = PooledInstance.open(url(), 1, (builder) -> builder.nodeTypes(look))) {
			WorkflowRun run = await(instance.db()
				.engine()
				.run(Workflow.builder("isolation")
					.transaction("group",
							(group) -> group.addNode("PersonCreateNode", "create", Map.of("id", "p1", "name", "Ada"))
								.addNode("PersonReadNode", "inside")
								.addConnection("create", "id", "inside", "id")
								.addNode("LookNode", "outside")
								.addConnection("create", "id", "outside", "in"))
					.build(), RunOptions.none()));
			assertThat(run.value("inside", "found")).isEqualTo(true);
			assertThat(run.value("outside", "seen")).isEqualTo(0L);
		}
	}

	@Test
	default void workInATransactionIsCommitted() throws SQLException {
		try (PooledInstance instance = PooledInstance.open(url(), 1)) {
			Mono<Long> work = create(instance, "p1").then(create(instance, "p2"))
				.then(instance.db().model(Person.class).count(Query.all()));
			assertThat(await(instance.db().operations().inTransaction(work))).isEqualTo(2);
			assertThat(stored("people")).isEqualTo(2);
		}
	}

	@Test
	default void errorOfTheCallerRollsBackAndStaysTheSame() throws SQLException {
		IllegalStateException error = new IllegalStateException("changed my mind");
		try (PooledInstance instance = PooledInstance.open(url(), 1)) {
			Mono<Person> work = create(instance, "p1").then(Mono.error(error));
			assertThat(catchThrowable(() -> await(instance.db().operations().inTransaction(work)))).isSameAs(error);
			assertThat(stored("people")).isZero();
		}
	}

	@Test
	default void transactionWithoutAValueIsCommitted() throws SQLException {
		try (PooledInstance instance = PooledInstance.open(url(), 1)) {
			instance.db().operations().inTransaction(create(instance, "p1").then()).block(LIMIT);
			assertThat(stored("people")).isEqualTo(1);
		}
	}

	@Test
	default void transactionInsideATransactionJoinsIt() throws SQLException {
		IllegalStateException error = new IllegalStateException("outer");
		try (PooledInstance instance = PooledInstance.open(url(), 1)) {
			Mono<Person> inner = instance.db().operations().inTransaction(create(instance, "p1"));
			Mono<Person> outer = instance.db().operations().inTransaction(inner.then(Mono.error(error)));
			assertThat(catchThrowable(() -> await(outer))).isSameAs(error);
			assertThat(stored("people")).isZero();
		}
	}

	@Test
	default void innerFailureCannotBeCommittedByTheOuterTransaction() throws SQLException {
		try (PooledInstance instance = PooledInstance.open(url(), 1)) {
			Mono<Person> inner = instance.db()
				.operations()
				.inTransaction(create(instance, "p1").then(Mono.error(new IllegalStateException("inner"))));
			Mono<String> outer = instance.db()
				.operations()
				.inTransaction(inner.map(Person::id)
					.onErrorResume(IllegalStateException.class, (error) -> Mono.just("caught")));
			DataFlowException failure = catchThrowableOfType(DataFlowException.class, () -> await(outer));
			assertThat(failure.code()).isEqualTo("DF-504");
			assertThat(failure).hasMessageContaining("rolled back");
			assertThat(stored("people")).isZero();
		}
	}

	@Test
	default void operationsAtTheSameTimeShareOneTransaction() throws SQLException {
		try (PooledInstance instance = PooledInstance.open(url(), 1)) {
			Mono<Long> work = Flux.range(0, 50).flatMap((i) -> create(instance, "p" + i), 16).count();
			assertThat(await(instance.db().operations().inTransaction(work))).isEqualTo(50);
			assertThat(stored("people")).isEqualTo(50);
		}
	}

	@Test
	default void duplicateKeyInATransactionIsTheCallersToSee() {
		try (PooledInstance instance = PooledInstance.open(url(), 1)) {
			Mono<Person> work = create(instance, "p1").then(create(instance, "p1"));
			assertThat(catchThrowable(() -> await(instance.db().operations().inTransaction(work))))
				.isInstanceOf(DuplicateKeyException.class);
		}
	}

	@Test
	@Needs(Capability.SQL)
	default void operationsJoinTheTransactionOfSpring() throws SQLException {
		try (PooledInstance instance = PooledInstance.open(url(), 1)) {
			TransactionalOperator spring = TransactionalOperator.create(new R2dbcTransactionManager(instance.pool()));
			IllegalStateException error = new IllegalStateException("no");
			Mono<Person> refused = create(instance, "p1").then(Mono.<Person>error(error)).as(spring::transactional);
			assertThat(catchThrowable(() -> await(refused))).isSameAs(error);
			assertThat(stored("people")).isZero();
			await(create(instance, "p1").as(spring::transactional));
			assertThat(stored("people")).isEqualTo(1);
		}
	}

	@Test
	@Needs(Capability.SQL)
	default void workflowGroupJoinsTheTransactionOfSpring() throws SQLException {
		try (PooledInstance instance = PooledInstance.open(url(), 1)) {
			TransactionalOperator spring = TransactionalOperator.create(new R2dbcTransactionManager(instance.pool()));
			IllegalStateException error = new IllegalStateException("no");
			Mono<WorkflowRun> run = instance.db()
				.engine()
				.run(Workflow.builder("joined")
					.transaction("group",
							(group) -> group.addNode("PersonCreateNode", "create", Map.of("id", "p1", "name", "Ada")))
					.build(), RunOptions.none())
				.then(Mono.<WorkflowRun>error(error))
				.as(spring::transactional);
			assertThat(catchThrowable(() -> await(run))).isSameAs(error);
			assertThat(stored("people")).isZero();
		}
	}

	@Test
	@Needs(Capability.SQL)
	default void statementsOfSpringJoinOurTransaction() throws SQLException {
		try (PooledInstance instance = PooledInstance.open(url(), 1)) {
			TransactionalOperator spring = TransactionalOperator.create(new R2dbcTransactionManager(instance.pool()));
			Mono<Long> raw = DatabaseClient.create(instance.pool())
				.sql("INSERT INTO customers (id) VALUES ('raw')")
				.fetch()
				.rowsUpdated()
				.as(spring::transactional);
			IllegalStateException error = new IllegalStateException("no");
			Mono<Customer> work = raw.then(create(instance, "p1")).then(Mono.error(error));
			assertThat(catchThrowable(() -> await(instance.db().operations().inTransaction(work)))).isSameAs(error);
			assertThat(stored("customers")).isZero();
			await(instance.db().operations().inTransaction(raw.then(create(instance, "p1"))));
			assertThat(stored("customers")).isEqualTo(1);
			assertThat(stored("people")).isEqualTo(1);
		}
	}

	@Test
	default void manyRunsShareASmallPool() throws SQLException {
		PoolSettings pool = PoolSettings.defaults().withSize(2).withMaxOverflow(2).withAcquireTimeout(LIMIT);
		DataFlow instance = DataFlow.builder(url())
			.models(ContractEntities.ALL.toArray(Class<?>[]::new))
			.pool(pool)
			.build();
		try {
			Workflow workflow = Workflow.builder("order")
				.transaction("group",
						(group) -> group.addNode("CustomerCreateNode", "customer")
							.addNode("InvoiceCreateNode", "invoice", Map.of("total", 1))
							.addConnection("customer", "id", "invoice", "customer_id"))
				.build();
			long runs = await(Flux.range(0, 200)
				.flatMap((i) -> instance.engine()
					.run(workflow,
							RunOptions
								.inputs(Map.of("customer", Map.of("id", "c" + i), "invoice", Map.of("id", "i" + i)))),
						200)
				.count());
			assertThat(runs).isEqualTo(200);
			assertThat(stored("invoices")).isEqualTo(200);
		}
		finally {
			instance.close().block(LIMIT);
		}
	}

	@Test
	@Needs(Capability.SQL)
	default void poolThatIsExhaustedIsAnErrorThatPasses() {
		DataFlow instance = DataFlow.builder(url())
			.models(ContractEntities.ALL.toArray(Class<?>[]::new))
			.pool(PoolSettings.defaults().withSize(1).withMaxOverflow(0).withAcquireTimeout(Duration.ofSeconds(1)))
			.build();
		ModelOperations<Person> people = instance.model(Person.class);
		assertThat(await(people.count(Query.all()))).isZero();
		Sinks.Empty<Void> end = Sinks.empty();
		Sinks.Empty<Void> begun = Sinks.empty();
		Mono<Person> holding = instance.operations()
			.inTransaction(people.create(person("p1"))
				.delayUntil((created) -> Mono.fromRunnable(begun::tryEmitEmpty).then(end.asMono())));
		Mono<Throwable> refused = begun.asMono()
			.then(people.count(Query.all()))
			.map((count) -> (Throwable) new AssertionError("got a connection"))
			.onErrorResume(Mono::just)
			.doOnTerminate(end::tryEmitEmpty);
		Throwable failure = await(Mono.zip(refused, holding)).getT1();
		assertThat(failure).isInstanceOf(PoolExhaustedException.class)
			.hasMessageContaining("all connections of the pool are in use");
		assertThat(((PoolExhaustedException) failure).code()).isEqualTo("DF-507");
		assertThat(await(people.count(Query.all()))).isEqualTo(1);
		instance.close().block(LIMIT);
	}

	private PooledInstance withNodes(int connections) {
		NodeType fail = NodeType.of("FailNode")
			.optionalInput("in", String.class)
			.run((inputs) -> Mono.error(new IllegalStateException("no stock")));
		NodeType wait = NodeType.of("WaitNode").optionalInput("in", String.class).run((inputs) -> Mono.never());
		return PooledInstance.open(url(), connections, (builder) -> builder.nodeTypes(fail, wait));
	}

	private static Workflow writeThen(String type) {
		return Workflow.builder("write-then")
			.transaction("group",
					(group) -> group.addNode("PersonCreateNode", "create", Map.of("id", "p1", "name", "Ada"))
						.addNode(type, "then")
						.addConnection("create", "name", "then", "in"))
			.build();
	}

	private WorkflowExecutionException failing(PooledInstance instance, Workflow workflow) {
		WorkflowExecutionException failure = catchThrowableOfType(WorkflowExecutionException.class,
				() -> await(instance.db().engine().run(workflow, RunOptions.none())));
		assertThat(failure).as("failure of " + workflow.name()).isNotNull();
		return failure;
	}

	private static Mono<Person> create(PooledInstance instance, String id) {
		return instance.db().model(Person.class).create(person(id));
	}

	private static Person person(String id) {
		return new Person(id, "Ada", null, 36, true, null);
	}

	private long stored(String table) throws SQLException {
		try (Stranger stranger = Stranger.at(url())) {
			return stranger.count(table);
		}
	}

}
