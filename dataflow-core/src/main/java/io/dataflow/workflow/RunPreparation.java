/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.dataflow.logging.LogCategory;
import io.dataflow.transaction.TransactionSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * Checks workflows and run inputs before anything runs. Plans are kept for as long as
 * somebody holds their workflows.
 */
final class RunPreparation {

	private static final Logger logger = LogCategory.CORE.logger();

	private final Map<String, NodeType> nodeTypes;

	private final Duration timeout;

	private final int maxConcurrentNodes;

	private final Map<String, String> environment;

	private final Map<String, Workflow> workflows;

	private final Map<String, TransactionSupport> transactions;

	private final @Nullable RunInstrumentation instrumentation;

	private final Cache<Workflow, WorkflowPlan> plans = Caffeine.newBuilder().weakKeys().build();

	RunPreparation(Map<String, NodeType> nodeTypes, WorkflowEngineBuilder builder) {
		this.nodeTypes = nodeTypes;
		this.timeout = builder.timeout;
		this.maxConcurrentNodes = builder.maxConcurrentNodes;
		this.workflows = Map.copyOf(builder.workflows);
		this.environment = Map.copyOf(builder.environment);
		this.transactions = new LinkedHashMap<>(builder.transactionSupports);
		this.instrumentation = builder.instrumentation;
	}

	ValidationReport validate(Workflow workflow, RunOptions options) {
		WorkflowPlan plan = plan(workflow);
		return InputCheck.check(plan, RunInputs.of(plan, options.inputs()));
	}

	ValidationReport validateDefinition(Workflow workflow) {
		WorkflowPlan plan = plan(workflow);
		return new ValidationReport(plan.workflow(), plan.problems(), plan.warnings());
	}

	/**
	 * Prepare a run.
	 * @param parent the run whose node starts this one, or {@code null}
	 */
	PreparedRun prepare(Workflow workflow, RunOptions options, @Nullable ParentRun parent) {
		if (parent != null && parent.run().depth() >= RunContext.DEEPEST) {
			throw RunRefusedException.tooDeep(workflow.name());
		}
		WorkflowPlan plan = plan(workflow);
		RunInputs inputs = RunInputs.of(plan, options.inputs());
		ensureValid(plan, inputs);
		String transaction = (parent != null) ? parent.transaction() : null;
		if (transaction != null) {
			SupportCheck.require(plan.workflow(), plan.members(), transaction);
		}
		RunSettings settings = new RunSettings((transaction != null) ? 1 : concurrency(options),
				options.continueOnError(), this.transactions, transaction, this.instrumentation);
		return new PreparedRun(plan, inputs, settings, timeout(options, parent));
	}

	private int concurrency(RunOptions options) {
		Integer own = options.maxConcurrentNodes();
		return (own != null) ? own : this.maxConcurrentNodes;
	}

	// the time limit of a run holds for those that its nodes start
	private Duration timeout(RunOptions options, @Nullable ParentRun parent) {
		Duration own = options.timeout();
		if (own != null) {
			return own;
		}
		return (parent != null) ? Duration.ZERO : this.timeout;
	}

	private void ensureValid(WorkflowPlan plan, RunInputs inputs) {
		boolean none = inputs.isEmpty() && plan.inputs().isEmpty() && plan.problems().isEmpty()
				&& plan.inputProblems().isEmpty();
		if (none || (plan.isFitting(inputs) && InputCheck.fits(plan, inputs))) {
			return;
		}
		ValidationReport report = InputCheck.check(plan, inputs);
		if (!report.isValid()) {
			throw new WorkflowValidationException(plan.workflow(), report.errors());
		}
		List<Problem> warnings = report.warnings().subList(plan.warnings().size(), report.warnings().size());
		warn(plan.workflow(), warnings);
		if (warnings.isEmpty()) {
			plan.rememberFitting(inputs);
		}
	}

	private WorkflowPlan plan(Workflow workflow) {
		Objects.requireNonNull(workflow, "'workflow' must not be null");
		return this.plans.get(workflow, (key) -> {
			WorkflowPlan plan = PlanCompiler.compile(key, this.nodeTypes, this.environment, this.workflows,
					this.transactions.keySet());
			warn(plan.workflow(), plan.warnings());
			return plan;
		});
	}

	private static void warn(String workflow, List<Problem> warnings) {
		for (Problem warning : warnings) {
			logger.warn("Workflow '{}': {}", workflow, warning);
		}
	}

}
