/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.dataflow.error.ErrorCode;
import io.dataflow.transaction.TransactionSupport;
import org.jspecify.annotations.Nullable;

/**
 * Collects what a {@link WorkflowEngine} works with.
 *
 * @since 0.1.0
 */
public final class WorkflowEngineBuilder {

	final Map<String, NodeType> nodeTypes = new LinkedHashMap<>();

	final Map<String, Workflow> workflows = new LinkedHashMap<>();

	final Map<String, String> environment = new LinkedHashMap<>();

	Duration timeout = Duration.ofSeconds(300);

	int maxConcurrentNodes = 10;

	int historySize = 100;

	final List<RunListener> listeners = new ArrayList<>();

	final Map<String, TransactionSupport> transactionSupports = new LinkedHashMap<>();

	@Nullable RunInstrumentation instrumentation;

	private final List<NodeType[]> repeatedTypes = new ArrayList<>();

	private final Map<String, Problem> problems = new LinkedHashMap<>();

	WorkflowEngineBuilder() {
	}

	/**
	 * Add node types.
	 * @param types the node types; names must be unique
	 * @return this builder
	 */
	public WorkflowEngineBuilder nodeTypes(Iterable<NodeType> types) {
		for (NodeType type : types) {
			NodeType other = this.nodeTypes.putIfAbsent(type.name(), type);
			if (other != null) {
				this.repeatedTypes.add(new NodeType[] { other, type });
			}
		}
		return this;
	}

	/**
	 * Add workflows that can be run by name.
	 * @param added the workflows; names must be unique
	 * @return this builder
	 */
	public WorkflowEngineBuilder workflows(Iterable<Workflow> added) {
		for (Workflow workflow : added) {
			Workflow other = this.workflows.putIfAbsent(workflow.name(), workflow);
			if (other != null) {
				this.problems.put(workflow.name(),
						new Problem(ErrorCode.INVALID_WORKFLOW, null,
								"The name is taken twice: by " + other + " and by " + workflow + ".",
								"Give every workflow a name of its own."));
			}
		}
		return this;
	}

	/**
	 * Set the time limit of runs that set none themselves; 300 seconds unless set.
	 * @param limit the limit; zero for none
	 * @return this builder
	 */
	public WorkflowEngineBuilder timeout(Duration limit) {
		Objects.requireNonNull(limit, "'limit' must not be null");
		if (limit.isNegative()) {
			throw new IllegalArgumentException("'limit' must not be negative");
		}
		this.timeout = limit;
		return this;
	}

	/**
	 * Set how many nodes of one run may be in flight at the same time; 10 unless set. A
	 * group counts as one; inside it the nodes of a transaction run one at a time, and as
	 * many of a cycle as this number says.
	 * @param number the number, at least 1
	 * @return this builder
	 */
	public WorkflowEngineBuilder maxConcurrentNodes(int number) {
		if (number < 1) {
			throw new IllegalArgumentException("'number' must be at least 1");
		}
		this.maxConcurrentNodes = number;
		return this;
	}

	/**
	 * Set what runs transaction groups under the name {@code default}; without any,
	 * workflows that have transactions are refused.
	 * @param support the transaction support
	 * @return this builder
	 */
	public WorkflowEngineBuilder transactionSupport(TransactionSupport support) {
		return transactionSupport("default", support);
	}

	/**
	 * Set what runs the transaction groups that name it. The first that is set also runs
	 * those that name none. A transaction is of one of them: nodes whose types take part
	 * in the transactions of another one are refused in it.
	 * @param name the name, for instance of a database
	 * @param support the transaction support
	 * @return this builder
	 * @see NodeTypeBuilder#transactions(String)
	 */
	public WorkflowEngineBuilder transactionSupport(String name, TransactionSupport support) {
		Objects.requireNonNull(name, "'name' must not be null");
		this.transactionSupports.put(name, Objects.requireNonNull(support, "'support' must not be null"));
		return this;
	}

	/**
	 * Set the variables that templates may see as <code>{{ env.NAME }}</code>; none
	 * unless set.
	 * @param variables the values by name; copied
	 * @return this builder
	 */
	public WorkflowEngineBuilder environment(Map<String, String> variables) {
		this.environment.putAll(variables);
		return this;
	}

	/**
	 * Add listeners that are told what happens in every run.
	 * @param added the listeners, called in this order
	 * @return this builder
	 */
	public WorkflowEngineBuilder listeners(Iterable<? extends RunListener> added) {
		added.forEach((listener) -> this.listeners.add(Objects.requireNonNull(listener)));
		return this;
	}

	/**
	 * Set what surrounds runs and nodes; nothing unless set.
	 * @param surrounding the instrumentation
	 * @return this builder
	 */
	public WorkflowEngineBuilder instrumentation(RunInstrumentation surrounding) {
		this.instrumentation = Objects.requireNonNull(surrounding, "'surrounding' must not be null");
		return this;
	}

	/**
	 * Set how many runs that have ended {@link WorkflowEngine#history()} remembers; 100
	 * unless set.
	 * @param number the number; zero for none
	 * @return this builder
	 */
	public WorkflowEngineBuilder historySize(int number) {
		if (number < 0) {
			throw new IllegalArgumentException("'number' must not be negative");
		}
		this.historySize = number;
		return this;
	}

	/**
	 * Return the engine.
	 * @return the engine
	 * @throws InvalidNodeTypeException DF-401 when two node types have the same name
	 * @throws WorkflowValidationException DF-805 when two workflows have the same name
	 */
	public WorkflowEngine build() {
		if (!this.repeatedTypes.isEmpty()) {
			List<String> pairs = this.repeatedTypes.stream().map((pair) -> pair[0] + " and " + pair[1]).toList();
			throw new InvalidNodeTypeException("Node types have the same name: " + String.join("; ", pairs) + ".",
					"Give every node type a name of its own.");
		}
		if (!this.problems.isEmpty()) {
			throw new WorkflowValidationException(String.join(", ", this.problems.keySet()),
					List.copyOf(this.problems.values()));
		}
		return new WorkflowEngine(this);
	}

}
