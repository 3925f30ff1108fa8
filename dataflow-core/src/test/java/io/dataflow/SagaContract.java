/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.dataflow.ContractEntities.Customer;
import io.dataflow.ContractEntities.Invoice;
import io.dataflow.ContractEntities.Person;
import io.dataflow.control.SagaFailedException;
import io.dataflow.query.Query;
import io.dataflow.testing.Capability;
import io.dataflow.testing.Needs;
import io.dataflow.workflow.Workflow;
import io.dataflow.workflow.WorkflowExecutionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * An order that takes from the stock: people stand for articles and their age for the
 * stock.
 */
interface SagaContract extends DataFlowContract {

	@Test
	default void sagaCommitsEachStep() {
		stock(5);
		Map<String, @Nullable Object> result = commit(order("saga", "c1"));
		assertThat(result).containsEntry("status", "committed").containsEntry("operations_completed", 3);
		assertThat(stock()).isEqualTo(3);
		assertThat(await(db().model(Invoice.class).read("i1")).customerId()).isEqualTo("c1");
	}

	@Test
	@Needs(Capability.FOREIGN_KEYS)
	default void sagaUndoesEarlierStepsInTheDatabase() {
		stock(5);
		SagaFailedException failure = failure(order("saga", "nobody"));
		assertThat(failure.status()).isEqualTo("compensated");
		assertThat(failure.completed()).containsExactly("customer", "reserve");
		assertThat(failure.compensated()).containsExactly("reserve", "customer");
		assertNothingIsLeft();
	}

	@Test
	@Needs(Capability.TRANSACTIONS)
	default void twoPhaseCommitTakesEffectAsAWhole() {
		stock(5);
		assertThat(commit(order("two_phase_commit", "c1"))).containsEntry("status", "committed");
		assertThat(stock()).isEqualTo(3);
		assertThat(await(db().model(Invoice.class).count(Query.all()))).isEqualTo(1);
	}

	@Test
	@Needs({ Capability.TRANSACTIONS, Capability.FOREIGN_KEYS })
	default void twoPhaseCommitLeavesNothing() {
		stock(5);
		SagaFailedException failure = failure(order("two_phase_commit", "nobody"));
		assertThat(failure.status()).isEqualTo("aborted");
		assertThat(failure.completed()).isEmpty();
		assertNothingIsLeft();
	}

	@Test
	default void forEachWritesEveryItem() {
		List<Map<String, Object>> people = List.of(Map.of("id", "p1", "name", "Ann"), Map.of("id", "p2", "name", "Bo"));
		Workflow workflow = Workflow.builder("import")
			.addNode("ForEachNode", "each",
					Map.of("items", people, "node", "PersonCreateNode", "params",
							Map.of("id", "{{ item.id }}", "name", "{{ item.name }}", "age", "{{ index }}")))
			.build();
		assertThat(await(db().engine().run(workflow)).value("each", "succeeded")).isEqualTo(2);
		assertThat(await(db().model(Person.class).read("p2"))).extracting(Person::name, Person::age)
			.containsExactly("Bo", 1);
	}

	@Test
	@Needs(Capability.TRANSACTIONS)
	default void forEachInATransactionIsUndoneAsAWhole() {
		Workflow workflow = Workflow.builder("import")
			.transaction("tx", (scope) -> scope.addNode("ForEachNode", "each",
					Map.of("items", List.of(Map.of("id", "p1", "name", "Ann"), Map.of("id", "p1", "name", "Bo")),
							"node", "PersonCreateNode")))
			.build();
		WorkflowExecutionException failure = catchThrowableOfType(WorkflowExecutionException.class,
				() -> await(db().engine().run(workflow)));
		assertThat(failure.code()).isEqualTo("DF-502");
		assertThat(failure).hasMessageContaining("Item 1 of ForEachNode");
		assertThat(await(db().model(Person.class).count(Query.all()))).isZero();
	}

	private void stock(int count) {
		run("PersonCreateNode", "id", "chair", "name", "Chair", "age", count);
	}

	private int stock() {
		return await(db().model(Person.class).read("chair")).age();
	}

	private void assertNothingIsLeft() {
		assertThat(stock()).isEqualTo(5);
		assertThat(await(db().model(Customer.class).count(Query.all()))).isZero();
		assertThat(await(db().model(Invoice.class).count(Query.all()))).isZero();
	}

	/**
	 * The third step fails when the invoice is for nobody.
	 */
	private static Workflow order(String type, String customer) {
		Map<String, Object> create = Map.of("id", "customer", "node", "CustomerCreateNode", "params",
				Map.of("id", "c1"));
		Map<String, Object> reserve = Map.of("id", "reserve", "node", "PersonUpdateNode", "params",
				Map.of("id", "chair", "fields", Map.of("age", 3)));
		Map<String, Object> invoice = Map.of("id", "invoice", "node", "InvoiceCreateNode", "params",
				Map.of("id", "i1", "customer_id", customer, "total", "9.50"));
		List<Map<String, Object>> steps = List.of(create, reserve, invoice);
		if (type.equals("saga")) {
			steps = List.of(undone(create, "CustomerDeleteNode", Map.of("id", "{{ steps.customer.id }}")),
					undone(reserve, "PersonUpdateNode", Map.of("id", "chair", "fields", Map.of("age", 5))), invoice);
		}
		return Workflow.builder("order")
			.addNode("TransactionManagerNode", "order",
					Map.of("transaction_type", type, "retry_attempts", 0, "steps", steps))
			.build();
	}

	private static Map<String, Object> undone(Map<String, Object> step, String compensation,
			Map<String, Object> parameters) {
		return Map.of("id", step.get("id"), "node", step.get("node"), "params", step.get("params"), "compensation",
				compensation, "compensation_params", parameters);
	}

	private Map<String, @Nullable Object> commit(Workflow workflow) {
		return Objects.requireNonNull(await(db().engine().run(workflow)).result("order"));
	}

	private SagaFailedException failure(Workflow workflow) {
		WorkflowExecutionException failure = catchThrowableOfType(WorkflowExecutionException.class,
				() -> await(db().engine().run(workflow)));
		assertThat(failure).isNotNull();
		assertThat(failure.getCause()).isInstanceOf(SagaFailedException.class);
		return (SagaFailedException) Objects.requireNonNull(failure.getCause());
	}

}
