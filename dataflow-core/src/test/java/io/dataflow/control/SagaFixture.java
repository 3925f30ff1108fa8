/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.control;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.dataflow.workflow.NodeType;
import io.dataflow.workflow.RunOptions;
import io.dataflow.workflow.Workflow;
import io.dataflow.workflow.WorkflowEngine;
import io.dataflow.workflow.WorkflowExecutionException;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Runs {@code TransactionManagerNode} on a {@link Ledger}.
 */
final class SagaFixture {

	static final Duration PATIENCE = Duration.ofSeconds(10);

	final Ledger ledger = new Ledger();

	final RecordedTransactions transactions = new RecordedTransactions();

	final WorkflowEngine engine = engine();

	private WorkflowEngine engine() {
		List<NodeType> types = new ArrayList<>(this.ledger.nodeTypes());
		types.add(TransactionManagerNode.type(Duration.ofMillis(1)));
		types.add(SubWorkflowNode.type());
		types.add(ForEachNode.type());
		return WorkflowEngine.builder().nodeTypes(types).transactionSupport(this.transactions).build();
	}

	static Map<String, Object> step(String name) {
		Map<String, Object> step = new LinkedHashMap<>();
		step.put("id", name);
		step.put("node", "DoNode");
		step.put("params", Map.of("name", name));
		step.put("compensation", "UndoNode");
		return step;
	}

	static Map<String, Object> plainStep(String name) {
		Map<String, Object> step = step(name);
		step.remove("compensation");
		return step;
	}

	static Map<String, Object> with(Map<String, Object> step, String key, Object value) {
		Map<String, Object> changed = new LinkedHashMap<>(step);
		changed.put(key, value);
		return changed;
	}

	static List<Map<String, Object>> steps(String... names) {
		return List.of(names).stream().map(SagaFixture::step).toList();
	}

	static Workflow saga(Object steps, Object... settings) {
		Map<String, Object> parameters = new LinkedHashMap<>();
		parameters.put("steps", steps);
		parameters.put("retry_attempts", 0);
		for (int i = 0; i < settings.length; i += 2) {
			parameters.put(String.valueOf(settings[i]), settings[i + 1]);
		}
		return Workflow.builder("checkout").addNode("TransactionManagerNode", "saga", parameters).build();
	}

	Map<String, @Nullable Object> commit(Workflow workflow) {
		return Objects.requireNonNull(Objects.requireNonNull(this.engine.run(workflow).block(PATIENCE)).result("saga"));
	}

	WorkflowExecutionException failure(Workflow workflow, RunOptions options) {
		WorkflowExecutionException failure = catchThrowableOfType(WorkflowExecutionException.class,
				() -> this.engine.run(workflow, options).block(PATIENCE));
		assertThat(failure).isNotNull();
		return failure;
	}

	SagaFailedException failure(Workflow workflow) {
		Throwable cause = failure(workflow, RunOptions.none()).getCause();
		assertThat(cause).isInstanceOf(SagaFailedException.class);
		return (SagaFailedException) Objects.requireNonNull(cause);
	}

	List<String> entries() {
		return this.ledger.entries;
	}

}
