/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.dataflow.error.DataFlowException;
import io.dataflow.testing.Capability;
import io.dataflow.testing.TestDatabase;
import io.dataflow.workflow.Problem;
import io.dataflow.workflow.RunOptions;
import io.dataflow.workflow.Workflow;
import io.dataflow.workflow.WorkflowExecutionException;
import io.dataflow.workflow.WorkflowRun;
import io.dataflow.workflow.WorkflowValidationException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * What every part of the compatibility kit is given: a database, an instance on it whose
 * tables are empty at the start of each test, and short ways to run one node.
 */
interface DataFlowContract {

	/** How long anything may take. */
	Duration LIMIT = Duration.ofSeconds(20);

	/**
	 * Return the database of the test class. {@link TestDatabase#another()} makes more.
	 * @return the database
	 */
	TestDatabase database();

	/**
	 * Return the instance that all tests of the class share, started.
	 * @return the instance
	 */
	DataFlow db();

	/**
	 * Return where the database of the test class is.
	 * @return its URL
	 */
	default String url() {
		return database().url();
	}

	/**
	 * Be told of the parameters or inputs of a node that is about to run, or to refuse
	 * them.
	 * @param parameters names and values
	 */
	default void given(Map<String, ? extends @Nullable Object> parameters) {
	}

	/**
	 * Wait for a result.
	 * @param <T> the type of the result
	 * @param result the result
	 * @return the value
	 */
	default <T> T await(Mono<T> result) {
		return Objects.requireNonNull(result.block(LIMIT), "no value");
	}

	/**
	 * Run a workflow of one node, with its parameters as they stand in the workflow.
	 * @param type the node type
	 * @param parameters names and values in turn
	 * @return the result of the node
	 */
	default Map<String, @Nullable Object> run(String type, @Nullable Object... parameters) {
		Map<String, @Nullable Object> all = map(parameters);
		all.putAll(bulk(type, all));
		return result(db().engine().run(workflow(type, all)));
	}

	/**
	 * Run a workflow of one node, with inputs that arrive when it runs.
	 * @param type the node type
	 * @param inputs names and values in turn
	 * @return the result of the node
	 */
	default Map<String, @Nullable Object> runWithInputs(String type, @Nullable Object... inputs) {
		given(map(inputs));
		RunOptions options = RunOptions.inputs(Map.of("node", map(inputs)));
		return result(db().engine().run(workflow(type, bulk(type, map(inputs))), options));
	}

	private Map<String, @Nullable Object> result(Mono<WorkflowRun> run) {
		return new LinkedHashMap<>(Objects.requireNonNull(await(run).result("node")));
	}

	/**
	 * Run a workflow of one node that is refused before anything has run.
	 * @param type the node type
	 * @param parameters names and values in turn
	 * @return the one problem
	 */
	default Problem refusal(String type, @Nullable Object... parameters) {
		List<Problem> problems = problems(type, parameters);
		assertThat(problems).hasSize(1);
		return problems.get(0);
	}

	/**
	 * Run a workflow of one node that is refused before anything has run.
	 * @param type the node type
	 * @param parameters names and values in turn
	 * @return the problems
	 */
	default List<Problem> problems(String type, @Nullable Object... parameters) {
		WorkflowValidationException refusal = catchThrowableOfType(WorkflowValidationException.class,
				() -> result(db().engine().run(workflow(type, map(parameters)))));
		assertThat(refusal).as("refusal of " + type).isNotNull();
		return refusal.problems();
	}

	/**
	 * Run a workflow of one node that fails.
	 * @param type the node type
	 * @param parameters names and values in turn
	 * @return the failure
	 */
	default WorkflowExecutionException failure(String type, @Nullable Object... parameters) {
		WorkflowExecutionException failure = catchThrowableOfType(WorkflowExecutionException.class,
				() -> result(db().engine().run(workflow(type, map(parameters)))));
		assertThat(failure).as("failure of " + type).isNotNull();
		return failure;
	}

	/**
	 * Run a workflow of one node that fails on inputs that arrive when it runs.
	 * @param type the node type
	 * @param inputs names and values in turn
	 * @return the failure, or the refusal
	 */
	default DataFlowException failureWithInputs(String type, @Nullable Object... inputs) {
		DataFlowException failure = catchThrowableOfType(DataFlowException.class, () -> runWithInputs(type, inputs));
		assertThat(failure).as("failure of " + type).isNotNull();
		return failure;
	}

	/**
	 * Return one field of the records that a list node yielded.
	 * @param result the result of the node
	 * @param field the name of the field
	 * @return the values in the order of the records
	 */
	default List<@Nullable Object> values(Map<String, @Nullable Object> result, String field) {
		List<@Nullable Object> values = new ArrayList<>();
		for (Object row : (List<?>) Objects.requireNonNull(result.get("records"))) {
			values.add(((Map<?, ?>) row).get(field));
		}
		return values;
	}

	/**
	 * Return a workflow of one node, {@code node}.
	 * @param type the node type
	 * @param parameters the parameters
	 * @return the workflow
	 */
	default Workflow workflow(String type, Map<String, ? extends @Nullable Object> parameters) {
		given(parameters);
		return Workflow.builder("contract").addNode(type, "node", parameters).build();
	}

	/**
	 * Return what a bulk call needs besides: a server without transactions has to be told
	 * that it need not be atomic.
	 * @param type the node type
	 * @param parameters the parameters of the call
	 * @return more parameters, mostly none
	 */
	default Map<String, Object> bulk(String type, Map<String, ? extends @Nullable Object> parameters) {
		boolean apart = type.contains("Bulk") && !database().has(Capability.TRANSACTIONS)
				&& (parameters.containsKey("data") || parameters.containsKey("ids"));
		return (apart && !parameters.containsKey("atomic")) ? Map.of("atomic", false) : Map.of();
	}

	/**
	 * Return a map that keeps its order and may hold null.
	 * @param pairs names and values in turn
	 * @return the map
	 */
	static Map<String, @Nullable Object> map(@Nullable Object... pairs) {
		Map<String, @Nullable Object> map = new LinkedHashMap<>();
		for (int i = 0; i < pairs.length; i += 2) {
			map.put((String) Objects.requireNonNull(pairs[i]), pairs[i + 1]);
		}
		return map;
	}

}
