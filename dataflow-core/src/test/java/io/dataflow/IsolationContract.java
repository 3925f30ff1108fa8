/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.util.Map;
import java.util.function.BiConsumer;

import io.dataflow.ContractEntities.Person;
import io.dataflow.query.Query;
import io.dataflow.testing.Capability;
import io.dataflow.testing.Needs;
import io.dataflow.workflow.NodeType;
import io.dataflow.workflow.RunOptions;
import io.dataflow.workflow.UnknownWorkflowException;
import io.dataflow.workflow.Workflow;
import io.dataflow.workflow.WorkflowValidationException;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Instances share nothing, not even when their models have the same names.
 */
interface IsolationContract extends DataFlowContract {

	@Test
	default void instancesKeepTheirRowsApart() {
		withInstances((left, right) -> {
			Flux.range(0, 200)
				.flatMap((i) -> Flux.merge(create(left, "p" + i, "left"), create(right, "p" + i, "right")), 32)
				.blockLast(LIMIT);
			assertThat(names(left)).containsOnly("left").hasSize(200);
			assertThat(names(right)).containsOnly("right").hasSize(200);
			await(left.model(Person.class).delete("p0"));
			assertThat(await(right.model(Person.class).count(Query.all()))).isEqualTo(200);
		});
	}

	@Test
	@Needs(Capability.TRANSACTIONS)
	default void transactionOfOneInstanceIsNoneOfTheOther() {
		withInstances((left, right) -> {
			IllegalStateException error = new IllegalStateException("undo");
			left.operations()
				.inTransaction(left.model(Person.class)
					.create(person("p1", "left"))
					.then(right.model(Person.class).create(person("p1", "right")))
					.then(Mono.error(error)))
				.onErrorComplete(IllegalStateException.class)
				.block(LIMIT);
			assertThat(names(left)).isEmpty();
			assertThat(names(right)).containsExactly("right");
		});
	}

	@Test
	@Needs(Capability.TRANSACTIONS)
	default void transactionsOfTwoInstancesNest() {
		withInstances((left, right) -> {
			await(left.operations()
				.inTransaction(left.model(Person.class)
					.create(person("p1", "left"))
					.then(right.operations().inTransaction(right.model(Person.class).create(person("p1", "right"))))
					.then(left.model(Person.class).create(person("p2", "left")))));
			assertThat(names(left)).hasSize(2);
			assertThat(names(right)).hasSize(1);
		});
	}

	@Test
	default void workflowsAndNodeTypesBelongToOneInstance() {
		Workflow greet = Workflow.builder("greet").addNode("GreetNode", "greet").build();
		NodeType type = NodeType.of("GreetNode")
			.output("text", String.class)
			.run((inputs) -> Mono.just(Map.of("text", "hi")));
		DataFlow left = DataFlow.builder(database().another().url()).nodeTypes(type).workflows(greet).build();
		DataFlow right = DataFlow.builder(database().another().url()).build();
		assertThat(await(left.engine().run("greet", RunOptions.none())).value("greet", "text")).isEqualTo("hi");
		assertThatExceptionOfType(UnknownWorkflowException.class)
			.isThrownBy(() -> await(right.engine().run("greet", RunOptions.none())))
			.withMessageContaining("greet");
		assertThatExceptionOfType(WorkflowValidationException.class)
			.isThrownBy(() -> await(right.engine().run(greet, RunOptions.none())))
			.withMessageContaining("GreetNode");
	}

	private void withInstances(BiConsumer<DataFlow, DataFlow> test) {
		DataFlow left = DataFlow.builder(database().another().url()).models(Person.class).build();
		DataFlow right = DataFlow.builder(database().another().url()).models(Person.class).build();
		try {
			test.accept(left, right);
		}
		finally {
			left.close().then(right.close()).block(LIMIT);
		}
	}

	private static Mono<?> create(DataFlow instance, String id, String name) {
		Workflow workflow = Workflow.builder("create")
			.addNode("PersonCreateNode", "create", Map.of("id", id, "name", name))
			.build();
		return instance.engine().run(workflow, RunOptions.none());
	}

	private static Iterable<String> names(DataFlow instance) {
		return instance.model(Person.class).list(Query.all()).map(Person::name).toIterable();
	}

	private static Person person(String id, String name) {
		return new Person(id, name, null, 1, true, null);
	}

}
