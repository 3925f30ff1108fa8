/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.control;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.dataflow.error.DataFlowException;
import io.dataflow.workflow.EnclosingTransaction;
import io.dataflow.workflow.Node;
import io.dataflow.workflow.NodeType;
import io.dataflow.workflow.Port;
import io.dataflow.workflow.WorkflowEngine;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Runs steps one after the other so that all of them take effect or none: as a saga, in
 * which each step commits on its own and is undone by its compensation, or as one
 * transaction.
 */
final class TransactionManagerNode implements Node {

	static final String NAME = "TransactionManagerNode";

	private static final Duration BACKOFF = Duration.ofSeconds(1);

	private final Duration backoff;

	private TransactionManagerNode(Duration backoff) {
		this.backoff = backoff;
	}

	static NodeType type() {
		return type(BACKOFF);
	}

	/**
	 * Return the node type.
	 * @param backoff how long to wait before a step is repeated for the first time
	 */
	static NodeType type(Duration backoff) {
		return NodeType.of(NAME)
			.description("Runs steps {id, node, params, compensation, compensation_params} in their order. When one "
					+ "fails, those before are undone in reverse, and the node fails and says what is left. In the "
					+ "parameters of steps {{ steps.reserve.id }} stands for a result of the step 'reserve'.")
			.strict()
			.input(Port.optional("transaction_type", String.class)
				.withDefault(TransactionType.SAGA.text())
				.withDescription("saga, where each step commits on its own and is undone by its compensation, or "
						+ "two_phase_commit, where all steps are one transaction of one database."))
			.input(Port.required("steps", Collection.class)
				.withDescription("Steps in their order; a compensation without parameters takes the entries of the "
						+ "step's result that it has inputs for."))
			.input(Port.optional("timeout", Double.class)
				.withDefault(TransactionPlan.TIMEOUT_SECONDS)
				.withDescription("How long the steps may take together, and each compensation, in seconds."))
			.input(Port.optional("retry_attempts", Integer.class)
				.withDefault(TransactionPlan.RETRIES)
				.withDescription("How often a step or compensation that failed is repeated, after 1, 2, 4 … seconds."))
			.localNames("steps", SagaStep.STEPS, ForEach.ITEM, ForEach.INDEX)
			.output(Port.optional("success", Boolean.class).withDescription("true."))
			.output(Port.optional("transaction_id", String.class).withDescription("Id of the run of the steps."))
			.output(Port.optional("transaction_type", String.class).withDescription("saga or two_phase_commit."))
			.output(Port.optional("status", String.class)
				.withDescription(
						"committed; a node that failed says failed, compensated, compensation_failed or aborted."))
			.output(Port.optional("operations_total", Integer.class).withDescription("Number of steps."))
			.output(Port.optional("operations_completed", Integer.class)
				.withDescription("Number of steps that completed, be they undone later or not."))
			.output(Port.optional("operations_failed", Integer.class)
				.withDescription("Number of steps and compensations that failed."))
			.output(Port.optional("completed_operations", List.class).withDescription("Ids of completed steps."))
			.output(Port.optional("failed_operations", List.class)
				.withDescription("{step, node, phase, code, message} per step or compensation that failed."))
			.output(Port.optional("error_details", Map.class).withDescription("The first of them, or null."))
			.output(Port.optional("metadata", Map.class)
				.withDescription("duration_seconds, retries_attempted, timeout_seconds, compensated_operations and "
						+ "operations_without_compensation."))
			.output(Port.optional("results", Map.class).withDescription("Results of the steps by id."))
			.delegates(Delegations.STEPS)
			.check(TransactionManagerNode::check)
			.run(new TransactionManagerNode(backoff));
	}

	private static List<DataFlowException> check(Map<String, @Nullable Object> parameters, Set<String> arriving) {
		List<DataFlowException> problems = new ArrayList<>(TransactionPlan.problems(parameters));
		if (arriving.contains("transaction_type")) {
			problems.removeIf((problem) -> problem instanceof SeveralDatabasesException);
		}
		return problems;
	}

	@Override
	public Mono<Map<String, @Nullable Object>> run(Map<String, @Nullable Object> inputs) {
		return Mono.deferContextual((context) -> {
			HostedWork hosted = HostedWork.of(context);
			if (hosted != null) {
				return hosted.perform();
			}
			TransactionPlan plan = TransactionPlan.of(inputs);
			if (EnclosingTransaction.isPresent(context)) {
				return Mono.error(InsideTransactionException.steps());
			}
			return WorkflowEngine.current().flatMap((engine) -> run(engine, plan));
		});
	}

	private Mono<Map<String, @Nullable Object>> run(WorkflowEngine engine, TransactionPlan plan) {
		SagaRun run = new SagaRun(engine, plan, this.backoff);
		return (plan.type() == TransactionType.SAGA) ? run.saga() : run.transaction();
	}

}
