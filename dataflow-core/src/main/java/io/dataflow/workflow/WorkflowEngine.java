/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;
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

	private final Map<String, NodeType> nodeTypes;

	private final Map<String, Workflow> workflows;

	private final List<RunListener> listeners;

	private final RunPreparation preparation;

	private final ActiveRuns activeRuns = new ActiveRuns();

	private final RunHistory history;

	WorkflowEngine(WorkflowEngineBuilder builder) {
		this.nodeTypes = Collections.unmodifiableMap(allTypes(builder));
		this.workflows = Collections.unmodifiableMap(new LinkedHashMap<>(builder.workflows));
		this.listeners = List.copyOf(builder.listeners);
		this.preparation = new RunPreparation(this.nodeTypes, builder);
		this.history = new RunHistory(builder.historySize, this.activeRuns);
	}

	/**
	 * Begin an engine.
	 * @return a builder
	 */
	public static WorkflowEngineBuilder builder() {
		return new WorkflowEngineBuilder();
	}

	/**
	 * Return the engine of the node that subscribes, so that the node can run other
	 * workflows. Such a run is part of the node's run: it ends with it, joins its
	 * transaction, and has no time limit of its own unless its options set one.
	 * @return the engine; cold. Errors: {@link OutsideRunException} (DF-503) where the
	 * subscriber is not a node
	 */
	public static Mono<WorkflowEngine> current() {
		return Mono
			.deferContextual((context) -> Mono.justOrEmpty(context.<WorkflowEngine>getOrEmpty(WorkflowEngine.class))
				.switchIfEmpty(Mono.error(OutsideRunException::new)));
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
		return run(() -> workflow, options, this.listeners);
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
		return run(() -> requireWorkflow(workflow), options, this.listeners);
	}

	/**
	 * Run a workflow and tell what happens. Nothing happens before the subscription; each
	 * subscription is a run of its own. Cancelling the subscription cancels the run.
	 * @param workflow the workflow
	 * @param options the run inputs and what differs from the engine's defaults
	 * @return the events of the run, without those of runs that its nodes start; cold.
	 * The last one tells how the run ended, also when it failed. Events wait for slow
	 * subscribers in memory: there are hardly more than two for each time that a node
	 * runs. Errors: {@link WorkflowValidationException} (DF-805) and
	 * {@link EngineShutdownException} (DF-503), both before anything has run
	 */
	public Flux<RunEvent> stream(Workflow workflow, RunOptions options) {
		Objects.requireNonNull(workflow, "'workflow' must not be null");
		Objects.requireNonNull(options, "'options' must not be null");
		return EventStream.of(this.listeners, (told) -> run(() -> workflow, options, told));
	}

	/**
	 * Run a workflow that was registered under its name and tell what happens.
	 * @param workflow the name of the workflow
	 * @param options the run inputs and what differs from the engine's defaults
	 * @return the events of the run; cold. Errors: {@link UnknownWorkflowException}
	 * (DF-801) and those of {@link #stream(Workflow, RunOptions)}
	 */
	public Flux<RunEvent> stream(String workflow, RunOptions options) {
		Objects.requireNonNull(workflow, "'workflow' must not be null");
		Objects.requireNonNull(options, "'options' must not be null");
		return EventStream.of(this.listeners, (told) -> run(() -> requireWorkflow(workflow), options, told));
	}

	/**
	 * Cancel a run. Whoever subscribed to it gets a {@link WorkflowExecutionException}
	 * (DF-503).
	 * @param runId the id of the run
	 * @return whether a run of that id was in progress; completes when it has ended and
	 * its transactions are rolled back; cold
	 */
	public Mono<Boolean> cancel(String runId) {
		Objects.requireNonNull(runId, "'runId' must not be null");
		return this.activeRuns.cancel(runId);
	}

	/**
	 * Return what is known of the runs in progress and of the last ones that ended.
	 * @return the history; live
	 */
	public RunHistory history() {
		return this.history;
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
		return this.preparation.validate(workflow, options);
	}

	/**
	 * Check of a workflow what does not depend on run inputs: node types, ports,
	 * templates, parameters and groups.
	 * @param workflow the workflow
	 * @return what was found, and what no run inputs can mend
	 */
	public ValidationReport validateDefinition(Workflow workflow) {
		return this.preparation.validateDefinition(workflow);
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
		if (!builder.transactionSupports.isEmpty()) {
			TransactionNodes.nodeTypes().forEach((type) -> types.putIfAbsent(type.name(), type));
		}
		return types;
	}

	ActiveRuns active() {
		return this.activeRuns;
	}

	PreparedRun prepare(Workflow workflow, RunOptions options, @Nullable ParentRun parent) {
		return this.preparation.prepare(workflow, options, parent);
	}

	private RunMono run(Supplier<Workflow> workflow, RunOptions options, List<RunListener> told) {
		Objects.requireNonNull(options, "'options' must not be null");
		return new RunMono(this, workflow, options, told);
	}

	private Workflow requireWorkflow(String name) {
		Workflow workflow = this.workflows.get(name);
		if (workflow == null) {
			throw new UnknownWorkflowException(name, this.workflows.keySet());
		}
		return workflow;
	}

}
