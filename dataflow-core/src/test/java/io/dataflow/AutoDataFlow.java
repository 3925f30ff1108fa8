/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import io.dataflow.workflow.Workflow;
import org.jspecify.annotations.Nullable;

/**
 * An instance of its own for one test.
 */
final class AutoDataFlow implements AutoCloseable {

	private final DataFlow db;

	AutoDataFlow(String url, Class<?>... models) {
		this.db = DataFlow.builder(url).models(models).build();
	}

	Map<String, @Nullable Object> run(String type, @Nullable Object... parameters) {
		Workflow workflow = Workflow.builder("own").addNode(type, "node", DataFlowContract.map(parameters)).build();
		return new LinkedHashMap<>(Objects.requireNonNull(
				Objects.requireNonNull(this.db.engine().run(workflow).block(DataFlowContract.LIMIT)).result("node")));
	}

	@Override
	public void close() {
		this.db.close().block(DataFlowContract.LIMIT);
	}

}
