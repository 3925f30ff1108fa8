/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

import io.dataflow.migration.SchemaMode;
import io.dataflow.observation.Observability;
import io.dataflow.observation.SlowQuery;
import io.dataflow.testing.RecordedObservations;
import io.dataflow.workflow.RunOptions;
import io.dataflow.workflow.Workflow;
import org.jspecify.annotations.Nullable;

/**
 * An instance on tables that are there already, all of whose operations are observed and
 * slow.
 */
final class ObservedInstance implements AutoCloseable {

	private final RecordedObservations observed = new RecordedObservations();

	private final List<SlowQuery> slow = new CopyOnWriteArrayList<>();

	private final DataFlowContract contract;

	private final DataFlow db;

	ObservedInstance(DataFlowContract contract, UnaryOperator<Observability> customizer) {
		this.contract = contract;
		this.db = DataFlow.builder(contract.url())
			.name("contract")
			.models(ContractEntities.ALL.toArray(Class<?>[]::new))
			.schema(SchemaMode.NONE)
			.observability(customizer.apply(Observability.defaults()
				.withRegistry(this.observed.registry())
				.withSlowQueryListener(this.slow::add)))
			.build();
	}

	DataFlow db() {
		return this.db;
	}

	RecordedObservations observed() {
		return this.observed;
	}

	List<SlowQuery> slow() {
		return this.slow;
	}

	/**
	 * Run a workflow of one node.
	 */
	@Nullable Object run(String type, @Nullable Object... parameters) {
		Map<String, @Nullable Object> all = DataFlowContract.map(parameters);
		all.putAll(this.contract.bulk(type, all));
		Workflow workflow = Workflow.builder("observed").addNode(type, "node", all).build();
		return this.db.engine()
			.run(workflow, RunOptions.none())
			.onErrorComplete()
			.mapNotNull((run) -> run.result("node"))
			.block(DataFlowContract.LIMIT);
	}

	@Override
	public void close() {
		this.db.close().block(DataFlowContract.LIMIT);
	}

}
