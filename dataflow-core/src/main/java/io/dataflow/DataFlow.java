/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.dataflow.adapter.Adapter;
import io.dataflow.adapter.ConnectionPooling;
import io.dataflow.adapter.DatabaseUrl;
import io.dataflow.health.HealthCheck;
import io.dataflow.health.HealthChecks;
import io.dataflow.health.HealthReport;
import io.dataflow.lifecycle.RetentionJob;
import io.dataflow.migration.LateDatabase;
import io.dataflow.adapter.PoolStatus;
import io.dataflow.migration.SchemaGate;
import io.dataflow.model.EntityModels;
import io.dataflow.operation.StatementPreview;
import io.dataflow.node.EntityNodes;
import io.dataflow.pipeline.Operations;
import io.dataflow.resilience.Resilience;
import io.dataflow.workflow.NodeType;
import io.dataflow.workflow.WorkflowEngine;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * One database with the entities in it and the workflows on it. Several databases are
 * several instances; they share nothing.
 *
 * @since 0.1.0
 */
public final class DataFlow {

	/** How long the end waits for transactions that are being rolled back. */
	private static final Duration ROLLBACK_LIMIT = Duration.ofSeconds(2);

	private final String name;

	private final Adapter adapter;

	private final EntityModels models;

	private final SchemaGate schema;

	private final Operations operations;

	private final WorkflowEngine engine;

	private final Resilience resilience;

	private final LateDatabase lateDatabase;

	private final RetentionJob retention;

	private final HealthChecks health;

	private final Mono<Void> closing;

	/**
	 * Create an instance of parts that were wired elsewhere.
	 * @param name the name of the instance
	 * @param adapter the database
	 * @param models the entities
	 * @param schema the gate through which operations pass once the schema is ready
	 * @param operations where operations go
	 * @param engine what runs workflows
	 * @param resilience what repeats and refuses calls, one of the interceptors of the
	 * operations
	 * @param lateDatabase how long the start waits for a database that comes late
	 * @param retention what drops old chunks of time series, one of the interceptors too
	 */
	public DataFlow(String name, Adapter adapter, EntityModels models, SchemaGate schema, Operations operations,
			WorkflowEngine engine, Resilience resilience, LateDatabase lateDatabase, RetentionJob retention) {
		this.name = name;
		this.adapter = adapter;
		this.models = models;
		this.schema = schema;
		this.operations = operations;
		this.engine = engine;
		this.resilience = resilience;
		this.lateDatabase = lateDatabase;
		this.retention = retention;
		this.health = HealthChecks.of(adapter, schema, resilience);
		this.closing = Mono.defer(this::closeOnce).cache();
	}

	/**
	 * Begin an instance on the database that a URL names.
	 * @param url the URL, for instance {@code postgresql://user:password@host/database}
	 * or {@code h2:mem:test}
	 * @return a builder
	 * @throws io.dataflow.error.DataFlowException DF-401 when it is no URL, DF-403 when
	 * no adapter serves it
	 */
	public static DataFlowBuilder builder(String url) {
		return new DataFlowBuilder(DatabaseUrl.parse(url));
	}

	/**
	 * Begin an instance on an adapter.
	 * @param adapter the adapter; it is closed with the instance
	 * @return a builder
	 */
	public static DataFlowBuilder builder(Adapter adapter) {
		return new DataFlowBuilder(adapter);
	}

	/**
	 * Return the name by which entities, workflows and metrics mean this instance.
	 * @return the name, {@code default} unless the builder was told another one
	 */
	public String name() {
		return this.name;
	}

	/**
	 * Return the node types of the entities, so that another engine can have them, too.
	 * In the transactions of that engine they are refused, unless
	 * {@link DataFlowBuilder#databases(DataFlow...)} adds them.
	 * @return the node types, entity by entity
	 */
	public List<NodeType> nodeTypes() {
		return new EntityNodes(this.models, this.operations, this.name).nodeTypes();
	}

	/**
	 * Return what runs workflows.
	 * @return the engine
	 */
	public WorkflowEngine engine() {
		return this.engine;
	}

	/**
	 * Return the only door to the database.
	 * @return the operations
	 */
	public Operations operations() {
		return this.operations;
	}

	/**
	 * Return the entities.
	 * @return the models
	 */
	public EntityModels models() {
		return this.models;
	}

	/**
	 * Return the database.
	 * @return the adapter
	 */
	public Adapter adapter() {
		return this.adapter;
	}

	/**
	 * Return what repeats calls that failed for a reason that passes, and refuses those
	 * to a database that does not answer.
	 * @return the numbers of its work and its circuit breaker are in
	 * {@link Resilience#status()}
	 */
	public Resilience resilience() {
		return this.resilience;
	}

	/**
	 * Return the records of an entity as objects.
	 * @param <T> the type of the entity
	 * @param type the type of the entity
	 * @return the operations
	 * @throws io.dataflow.model.UnknownModelException DF-603 when the class is not an
	 * entity of this instance
	 */
	public <T> ModelOperations<T> model(Class<T> type) {
		return new ModelOperations<>(type, this.models, this.operations);
	}

	/**
	 * Return a builder of statements on an entity.
	 * @param type the type of the entity
	 * @return the builder, empty
	 * @throws io.dataflow.error.DataFlowException DF-603 when the class is not an entity
	 * of this instance, DF-701 when the database has no statements
	 */
	public QueryBuilder queryBuilder(Class<?> type) {
		return new QueryBuilder(this.models.model(type), this.models, this.operations,
				this.adapter.require(StatementPreview.class));
	}

	/**
	 * Tell whether the schema is ready, so that operations run without waiting.
	 * @return whether {@link #start()} has completed
	 */
	public boolean isReady() {
		return this.schema.isOpen();
	}

	/**
	 * Return how busy the connection pool is.
	 * @return the status at this moment, empty when the connections come from no pool
	 * that can be looked into
	 */
	public Optional<PoolStatus> pool() {
		return (this.adapter instanceof ConnectionPooling pooling) ? pooling.poolStatus() : Optional.empty();
	}

	/**
	 * Connect, bring the schema up to the entities and open the connections that are to
	 * be kept. Without this the first operations do it. A database that cannot be reached
	 * is waited for.
	 * @return completes when the instance is ready, cold; fails with DF-301, DF-302,
	 * DF-307, or DF-402 when the database has not come in time
	 */
	public Mono<Void> start() {
		return this.lateDatabase.await(this.schema.open())
			.then(Mono.defer(this::warmPool))
			.then(Mono.fromRunnable(this.retention::start));
	}

	private Mono<Void> warmPool() {
		return (this.adapter instanceof ConnectionPooling pooling) ? pooling.warmPool().then() : Mono.empty();
	}

	/**
	 * Tell whether the instance can do its work, component by component. A database that
	 * hangs does not delay the answer.
	 * @return the report; cold, never fails, within three seconds
	 */
	public Mono<HealthReport> health() {
		return this.health.report();
	}

	/**
	 * Return the checks behind {@link #health()} one by one.
	 * @return the checks; they never fail and end within three seconds
	 */
	public List<HealthCheck> healthChecks() {
		return this.health.all();
	}

	/**
	 * Accept no more runs (they fail with DF-503), and wait for those in progress and for
	 * the connections that operations outside of runs use.
	 * @return completes when neither is left, cold
	 */
	public Mono<Void> drain() {
		return this.engine.drain().then(Mono.defer(this::awaitConnections));
	}

	private Mono<Void> awaitConnections() {
		return Flux.interval(Duration.ZERO, Duration.ofMillis(50))
			.onBackpressureDrop()
			.takeUntil((tick) -> !(this.adapter instanceof ConnectionPooling pooling) || pooling.inProgress() == 0)
			.then();
	}

	/**
	 * Cancel the runs that are left and close the connections that this instance opened.
	 * A run inside a transaction rolls it back, and so do transactions outside of runs.
	 * They and operations after this fail with DF-402.
	 * @return completes when everything is closed, cold; whoever comes later shares the
	 * first close and its result
	 */
	public Mono<Void> close() {
		return this.closing;
	}

	private Mono<Void> closeOnce() {
		this.retention.close();
		return this.engine.close()
			.then(Mono.fromRunnable(this.schema::close))
			.then(Mono.defer(this::awaitConnections).timeout(ROLLBACK_LIMIT, Mono.empty()))
			.then(Mono.defer(this.adapter::close));
	}

}
