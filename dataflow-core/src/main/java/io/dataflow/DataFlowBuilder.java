/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.dataflow.adapter.Adapter;
import io.dataflow.adapter.AdapterProvider;
import io.dataflow.adapter.DatabaseUrl;
import io.dataflow.adapter.PoolSettings;
import io.dataflow.control.ControlNodes;
import io.dataflow.embedding.Embedder;
import io.dataflow.embedding.EmbeddingSettings;
import io.dataflow.embedding.Embeddings;
import io.dataflow.lifecycle.Lifecycle;
import io.dataflow.lifecycle.RetentionJob;
import io.dataflow.migration.LateDatabase;
import io.dataflow.migration.Migrator;
import io.dataflow.migration.SchemaGate;
import io.dataflow.migration.SchemaMode;
import io.dataflow.model.EntityModels;
import io.dataflow.node.EntityNodes;
import io.dataflow.node.SharedNodes;
import io.dataflow.observation.Observability;
import io.dataflow.pipeline.BulkCalls;
import io.dataflow.pipeline.OperationInterceptor;
import io.dataflow.pipeline.Operations;
import io.dataflow.resilience.CircuitBreakerSettings;
import io.dataflow.resilience.Resilience;
import io.dataflow.resilience.RetrySettings;
import io.dataflow.workflow.NodeType;
import io.dataflow.workflow.RunListener;
import io.dataflow.workflow.Workflow;
import io.dataflow.workflow.WorkflowEngine;
import io.dataflow.workflow.WorkflowEngineBuilder;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Wires a {@link DataFlow} instance.
 *
 * @since 0.1.0
 */
public final class DataFlowBuilder {

	private final @Nullable DatabaseUrl url;

	private final @Nullable Adapter adapter;

	private final List<Class<?>> models = new ArrayList<>();

	private final List<NodeType> nodeTypes = new ArrayList<>();

	private final List<Workflow> workflows = new ArrayList<>();

	private final List<OperationInterceptor> interceptors = new ArrayList<>();

	private final List<DataFlow> databases = new ArrayList<>();

	private final WorkflowEngineBuilder engine = WorkflowEngine.builder();

	private int bulkBatchSize = BulkCalls.DEFAULT_BATCH_SIZE;

	private String name = "default";

	private SchemaMode schemaMode = SchemaMode.MIGRATE;

	private PoolSettings pool = PoolSettings.defaults();

	private RetrySettings retry = RetrySettings.defaults();

	private CircuitBreakerSettings circuitBreaker = CircuitBreakerSettings.defaults();

	private Clock clock = Clock.systemUTC();

	private Duration startupTimeout = LateDatabase.DEFAULT_TIMEOUT;

	private Duration retentionInterval = RetentionJob.DEFAULT_INTERVAL;

	private Observability observability = Observability.defaults();

	private Embeddings embeddings = Embeddings.none();

	DataFlowBuilder(DatabaseUrl url) {
		this.url = url;
		this.adapter = null;
	}

	DataFlowBuilder(Adapter adapter) {
		this.url = null;
		this.adapter = adapter;
	}

	/**
	 * Name the instance; {@code default} otherwise. Nodes whose parameter
	 * {@code db_instance} names another one refuse.
	 * @param name the name
	 * @return this builder
	 */
	public DataFlowBuilder name(String name) {
		this.name = name;
		return this;
	}

	/**
	 * Add entities.
	 * @param types classes with {@link io.dataflow.model.DataFlowModel}
	 * @return this builder
	 */
	public DataFlowBuilder models(Class<?>... types) {
		this.models.addAll(List.of(types));
		return this;
	}

	/**
	 * Add node types beside the generated ones.
	 * @param types the node types
	 * @return this builder
	 */
	public DataFlowBuilder nodeTypes(NodeType... types) {
		this.nodeTypes.addAll(List.of(types));
		return this;
	}

	/**
	 * Add workflows that can be run by their names.
	 * @param added the workflows
	 * @return this builder
	 */
	public DataFlowBuilder workflows(Workflow... added) {
		this.workflows.addAll(List.of(added));
		return this;
	}

	/**
	 * Add other databases, so that a workflow of this instance may use the nodes of their
	 * entities and have transactions on them. Each is still started and closed on its
	 * own, after this one.
	 * @param others the instances, each with a name of its own
	 * @return this builder
	 */
	public DataFlowBuilder databases(DataFlow... others) {
		this.databases.addAll(List.of(others));
		return this;
	}

	/**
	 * Add interceptors beside those that every instance has.
	 * @param added the interceptors
	 * @return this builder
	 */
	public DataFlowBuilder interceptors(OperationInterceptor... added) {
		this.interceptors.addAll(List.of(added));
		return this;
	}

	/**
	 * Say what happens to the schema on start; what is missing is added otherwise.
	 * @param mode the mode
	 * @return this builder
	 */
	public DataFlowBuilder schema(SchemaMode mode) {
		this.schemaMode = mode;
		return this;
	}

	/**
	 * Say how many connections to keep.
	 * @param settings the settings
	 * @return this builder
	 */
	public DataFlowBuilder pool(PoolSettings settings) {
		this.pool = settings;
		return this;
	}

	/**
	 * Say how calls and transactions are repeated that failed for a reason that passes; 3
	 * attempts otherwise.
	 * @param settings the settings
	 * @return this builder
	 */
	public DataFlowBuilder retry(RetrySettings settings) {
		this.retry = settings;
		return this;
	}

	/**
	 * Say when calls to a database that does not answer are refused; after 5 failures in
	 * a row otherwise.
	 * @param settings the settings
	 * @return this builder
	 */
	public DataFlowBuilder circuitBreaker(CircuitBreakerSettings settings) {
		this.circuitBreaker = settings;
		return this;
	}

	/**
	 * Limit how long a run may take; 300 seconds otherwise.
	 * @param timeout the limit, zero for none
	 * @return this builder
	 */
	public DataFlowBuilder timeout(Duration timeout) {
		this.engine.timeout(timeout);
		return this;
	}

	/**
	 * Limit how many nodes of one run work at the same time; 10 otherwise.
	 * @param maximum the limit, at least 1
	 * @return this builder
	 */
	public DataFlowBuilder maxConcurrentNodes(int maximum) {
		this.engine.maxConcurrentNodes(maximum);
		return this;
	}

	/**
	 * Add listeners that are told what happens in every run.
	 * @param listeners the listeners
	 * @return this builder
	 */
	public DataFlowBuilder listeners(RunListener... listeners) {
		this.engine.listeners(List.of(listeners));
		return this;
	}

	/**
	 * Say how many runs that have ended are remembered; 100 otherwise.
	 * @param size the number, zero for none
	 * @return this builder
	 */
	public DataFlowBuilder historySize(int size) {
		this.engine.historySize(size);
		return this;
	}

	/**
	 * Say which variables templates of workflows may see as <code>{{ env.NAME }}</code>;
	 * none otherwise.
	 * @param variables the values by name
	 * @return this builder
	 */
	public DataFlowBuilder environment(Map<String, String> variables) {
		this.engine.environment(variables);
		return this;
	}

	/**
	 * Say how many records make a batch of a bulk node that sets none itself; 1000
	 * otherwise. {@link ModelOperations} takes five times as many at once.
	 * @param size the number, at least 1
	 * @return this builder
	 */
	public DataFlowBuilder bulkBatchSize(int size) {
		if (size < 1) {
			throw new IllegalArgumentException("'size' must be at least 1");
		}
		this.bulkBatchSize = size;
		return this;
	}

	/**
	 * Say what tells the time of timestamps; the system otherwise.
	 * @param clock the clock
	 * @return this builder
	 */
	public DataFlowBuilder clock(Clock clock) {
		this.clock = clock;
		return this;
	}

	/**
	 * Limit how long {@link DataFlow#start()} waits for a database that cannot be reached
	 * yet; 30 seconds otherwise.
	 * @param limit the limit, zero to fail at once
	 * @return this builder
	 */
	public DataFlowBuilder startupTimeout(Duration limit) {
		this.startupTimeout = limit;
		return this;
	}

	/**
	 * Set how often chunks of time series are looked for that have become too old, where
	 * the server has no job for that. Unless set every ten minutes.
	 * @param interval how often, zero for never: then the policies of such a server are
	 * refused with DF-701
	 * @return this builder
	 */
	public DataFlowBuilder retentionInterval(Duration interval) {
		this.retentionInterval = interval;
		return this;
	}

	/**
	 * Say who is told of runs, nodes and operations; nobody otherwise.
	 * @param registry the registry of observations, for metrics and traces
	 * @return this builder
	 */
	public DataFlowBuilder observationRegistry(ObservationRegistry registry) {
		return observability(this.observability.withRegistry(registry));
	}

	/**
	 * Say how long the database may take for an operation before that is logged; 100 ms
	 * otherwise.
	 * @param threshold the duration, zero for no log
	 * @return this builder
	 * @throws io.dataflow.error.DataFlowException DF-401 when it is negative
	 */
	public DataFlowBuilder slowQueryThreshold(Duration threshold) {
		return observability(this.observability.withSlowQueryThreshold(threshold));
	}

	/**
	 * Say at once all that is told of runs, nodes and operations.
	 * @param settings what is told, and to whom
	 * @return this builder
	 */
	public DataFlowBuilder observability(Observability settings) {
		this.observability = settings;
		return this;
	}

	/**
	 * Say what makes vectors of texts, for {@code EmbedNode} and fields with
	 * {@link io.dataflow.model.Embedded}; nothing otherwise.
	 * @param embedder the embedder
	 * @param settings how texts are handed to it
	 * @return this builder
	 */
	public DataFlowBuilder embedder(Embedder embedder, EmbeddingSettings settings) {
		return embeddings(Embeddings.of(embedder, settings));
	}

	/**
	 * Say what makes vectors of texts, with settings of its own.
	 * @param made the embeddings
	 * @return this builder
	 */
	public DataFlowBuilder embeddings(Embeddings made) {
		this.embeddings = made;
		return this;
	}

	/**
	 * Wire the instance. Nothing is connected yet.
	 * @return the instance
	 * @throws io.dataflow.error.DataFlowException DF-401 when an entity needs an embedder
	 * and there is none, DF-403 when no adapter serves the URL, DF-601, DF-602 or VAL
	 * codes when an entity cannot be used
	 * @throws IllegalArgumentException when two databases have the same name
	 */
	public DataFlow build() {
		EntityModels entities = EntityModels.of(this.models);
		checkDatabases(entities);
		List<OperationInterceptor> embedding = this.embeddings.interceptors(entities);
		Adapter database = (this.adapter != null) ? this.adapter : open();
		SchemaGate gate = new SchemaGate(new Migrator(database, entities, this.schemaMode));
		Resilience resilience = new Resilience(this.name, database, this.retry, this.circuitBreaker);
		RetentionJob retention = RetentionJob.of(database, entities, this.retentionInterval);
		List<OperationInterceptor> all = new ArrayList<>(Lifecycle.interceptors(this.clock));
		all.addAll(List.of(gate, resilience, retention));
		all.addAll(this.observability.interceptors(this.name, database.kind()));
		all.addAll(embedding);
		all.addAll(this.interceptors);
		Operations operations = new Operations(database, all).withBatchSize(this.bulkBatchSize);
		return new DataFlow(this.name, database, entities, gate, operations, engine(database, entities, operations),
				resilience,
				LateDatabase.of(this.startupTimeout, (this.url != null) ? this.url.toString() : "of the application"),
				retention);
	}

	private WorkflowEngine engine(Adapter database, EntityModels entities, Operations operations) {
		List<NodeType> types = new ArrayList<>(new EntityNodes(entities, operations, this.name).nodeTypes());
		types.addAll(ControlNodes.nodeTypes());
		types.add(this.embeddings.nodeType());
		types.addAll(this.nodeTypes);
		SharedNodes shared = new SharedNodes().on(this.name, database, entities, operations);
		this.engine.transactionSupport(this.name, operations);
		for (DataFlow other : this.databases) {
			types.addAll(other.nodeTypes());
			shared.on(other.name(), other.adapter(), other.models(), other.operations());
			this.engine.transactionSupport(other.name(), other.operations());
		}
		types.addAll(shared.nodeTypes(types));
		this.observability.observe(this.engine);
		return this.engine.nodeTypes(types).workflows(this.workflows).build();
	}

	private void checkDatabases(EntityModels entities) {
		UnknownDatabaseException.check(entities, this.name);
		Set<String> names = new HashSet<>(Set.of(this.name));
		List<EntityModels> all = new ArrayList<>(List.of(entities));
		for (DataFlow other : this.databases) {
			if (!names.add(other.name())) {
				throw new IllegalArgumentException(
						"'others' must have names of their own, but two are " + other.name());
			}
			all.add(other.models());
		}
		EntityModels.requireDistinctNames(all);
	}

	private Adapter open() {
		DatabaseUrl where = Objects.requireNonNull(this.url);
		return AdapterProvider.of(where.kind()).open(where, this.pool);
	}

}
