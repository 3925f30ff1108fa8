/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.sql.SQLException;
import java.util.Map;

import io.dataflow.ContractEntities.Customer;
import io.dataflow.ContractEntities.Person;
import io.dataflow.testing.Capability;
import io.dataflow.testing.Needs;
import io.dataflow.workflow.RunOptions;
import io.dataflow.workflow.Workflow;
import io.dataflow.workflow.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Transactions of Spring and of DataFlow join each other.
 */
@Needs({ Capability.TRANSACTIONS, Capability.SQL })
interface SpringTransactionContract extends StoredPeople {

	@Test
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

}
