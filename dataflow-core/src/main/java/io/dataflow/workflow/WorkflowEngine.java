/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Runs workflows. A node starts as soon as its own inputs are there, on the thread that
 * completed the last of them; nodes that do not wait for each other run side by side.
 * Safe for use by many threads; one engine serves an application.
 * <p>
 * The inputs of a node come from, later ones winning: its static parameters, run inputs
 * that any node may take, its connections, run inputs addressed to it. Defaults fill what
 * is left.
 *
 * @since 0.1.0
 */
public final class WorkflowEngine {

	private static final Logger logger = LoggerFactory.getLogger(WorkflowEngine.class);

	private final Map<String, String> environment;

	private final Map<String, NodeType> nodeTypes;

	private final Map<String, Workflow> workflows;

	private final Duration timeout;

	private final int maxConcurrentNodes;

	private final @Nullable TransactionSupport transactionSupport;

	private final Cache<Workflow, WorkflowPlan> plans = Caffeine.newBuilder().weakKeys().build();

	private final ActiveRuns activeRuns = new ActiveRuns();

	WorkflowEngine(WorkflowEngineBuilder builder) {
		this.environment = Map.copyOf(builder.environment);
		this.nodeTypes = Collections.unmodifiableMap(allTypes(builder));
		this.workflows = Collections.unmodifiableMap(new LinkedHashMap<>(builder.workflows));
		this.timeout = builder.timeout;
		this.maxConcurrentNodes = builder.maxConcurrentNodes;
		this.transactionSupport = builder.transactionSupport;
	}

	/**
	 * Begin an engine.
	 * @return a builder
	 */
	public static WorkflowEngineBuilder builder() {
		return new WorkflowEngineBuilder();
	}

	/**
	 * Run a workflow without options.
	 * @param workflow the workflow
	 * @return the outcome; cold
	 * @see #run(Workflow, RunOptions)
	 */
	public Mono<WorkflowRun> run(Workflow workflow) {
		return run(workflow, RunOptions.none());
	}

	/**
	 * Run a workflow. Nothing happens before the subscription; each subscription is a run
	 * of its own. Cancelling the subscription cancels the nodes in flight.
	 * @param workflow the workflow
	 * @param options the run inputs and what differs from the engine's defaults
	 * @return the outcome; cold. Errors: {@link WorkflowValidationException} (DF-805)
	 * before anything has run; {@link WorkflowExecutionException} with the code of the
	 * node that failed, DF-505 when the time limit passed, DF-503 when the engine was
	 * closed; {@link EngineShutdownException} (DF-503)
	 */
	public Mono<WorkflowRun> run(Workflow workflow, RunOptions options) {
		Objects.requireNonNull(workflow, "'workflow' must not be null");
		Objects.requireNonNull(options, "'options' must not be null");
		return new RunMono(this.activeRuns, () -> prepare(workflow, options));
	}

	/**
	 * Run a workflow that was registered under its name.
	 * @param workflow the name of the workflow
	 * @param options the run inputs and what differs from the engine's defaults
	 * @return the outcome; cold. Errors: {@link UnknownWorkflowException} (DF-801) and
	 * those of {@link #run(Workflow, RunOptions)}
	 */
	public Mono<WorkflowRun> run(String workflow, RunOptions options) {
		Objects.requireNonNull(workflow, "'workflow' must not be null");
		Objects.requireNonNull(options, "'options' must not be null");
		return new RunMono(this.activeRuns, () -> prepare(requireWorkflow(workflow), options));
	}

	/**
	 * Run a workflow and wait for it. For threads that may block, such as {@code main} or
	 * a test.
	 * @param workflow the workflow
	 * @param options the run inputs and what differs from the engine's defaults
	 * @return the outcome
	 * @throws BlockingRunException DF-501 on a thread that must not block; DF-503 when
	 * interrupted, which cancels the run
	 * @throws WorkflowValidationException DF-805 before anything has run
	 * @throws WorkflowExecutionException when the run failed
	 */
	public WorkflowRun executeBlocking(Workflow workflow, RunOptions options) {
		if (Schedulers.isInNonBlockingThread()) {
			throw BlockingRunException.refused(workflow.name());
		}
		CompletableFuture<WorkflowRun> future = run(workflow, options).toFuture();
		try {
			return future.get();
		}
		catch (InterruptedException ex) {
			future.cancel(true);
			Thread.currentThread().interrupt();
			throw BlockingRunException.interrupted(workflow.name(), ex);
		}
		catch (ExecutionException ex) {
			throw Exceptions.propagate(Objects.requireNonNullElse(ex.getCause(), ex));
		}
	}

	/**
	 * Check a workflow without running it, as if it were given no run inputs.
	 * @param workflow the workflow
	 * @return what was found
	 */
	public ValidationReport validate(Workflow workflow) {
		return validate(workflow, RunOptions.none());
	}

	/**
	 * Check a workflow and run inputs without running it.
	 * @param workflow the workflow
	 * @param options the run inputs it would be given
	 * @return what was found
	 */
	public ValidationReport validate(Workflow workflow, RunOptions options) {
		WorkflowPlan plan = plan(workflow);
		return InputCheck.check(plan, RunInputs.of(plan, options.inputs()));
	}

	/**
	 * Check of a workflow what does not depend on run inputs: node types, ports,
	 * templates, parameters and groups.
	 * @param workflow the workflow
	 * @return what was found, and what no run inputs can mend
	 */
	public ValidationReport validateDefinition(Workflow workflow) {
		WorkflowPlan plan = plan(workflow);
		return new ValidationReport(plan.workflow(), plan.problems(), plan.warnings());
	}

	/**
	 * Return the node types.
	 * @return the node types in the order in which they were added; unmodifiable
	 */
	public Collection<NodeType> nodeTypes() {
		return this.nodeTypes.values();
	}

	/**
	 * Return a node type.
	 * @param name the name
	 * @return the node type, or empty when there is none of that name
	 */
	public Optional<NodeType> nodeType(String name) {
		return Optional.ofNullable(this.nodeTypes.get(name));
	}

	/**
	 * Return the workflows that can be run by name.
	 * @return the workflows in the order in which they were added; unmodifiable
	 */
	public Collection<Workflow> workflows() {
		return this.workflows.values();
	}

	/**
	 * Return how many runs are in progress.
	 * @return the number; a run whose transactions are still rolling back is in progress
	 */
	public int activeRuns() {
		return this.activeRuns.count();
	}

	/**
	 * Accept no more runs (they fail with DF-503) and wait for those in progress.
	 * @return completes when no run is in progress; cold, may be subscribed repeatedly
	 */
	public Mono<Void> drain() {
		return this.activeRuns.drain();
	}

	/**
	 * Accept no more runs and end those in progress, which fail with DF-503.
	 * @return completes when no run is in progress and all transactions have ended; cold,
	 * may be subscribed repeatedly
	 */
	public Mono<Void> close() {
		return this.activeRuns.close();
	}

	/**
	 * The nodes that open and end transactions come with what runs transactions.
	 */
	private static Map<String, NodeType> allTypes(WorkflowEngineBuilder builder) {
		Map<String, NodeType> types = new LinkedHashMap<>(builder.nodeTypes);
		if (builder.transactionSupport != null) {
			TransactionNodes.nodeTypes(builder.transactionSupport)
				.forEach((type) -> types.putIfAbsent(type.name(), type));
		}
		return types;
	}

	private PreparedRun prepare(Workflow workflow, RunOptions options) {
		WorkflowPlan plan = plan(workflow);
		RunInputs inputs = RunInputs.of(plan, options.inputs());
		ensureValid(plan, inputs);
		Duration limit = options.timeout();
		RunSettings settings = new RunSettings(this.maxConcurrentNodes, options.continueOnError(),
				this.transactionSupport, false);
		return new PreparedRun(plan, inputs, settings, (limit != null) ? limit : this.timeout);
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
			WorkflowPlan plan = PlanCompiler.compile(key, this.nodeTypes, this.environment,
					this.transactionSupport != null);
			warn(plan.workflow(), plan.warnings());
			return plan;
		});
	}

	private static void warn(String workflow, List<Problem> warnings) {
		for (Problem warning : warnings) {
			logger.warn("Workflow '{}': {}", workflow, warning);
		}
	}

	private Workflow requireWorkflow(String name) {
		Workflow workflow = this.workflows.get(name);
		if (workflow == null) {
			throw new UnknownWorkflowException(name, this.workflows.keySet());
		}
		return workflow;
	}

}
