/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package load.dataflow;

import java.util.Map;
import java.util.Objects;

import io.dataflow.workflow.RunOptions;
import io.dataflow.workflow.WorkflowEngine;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * A product read by a workflow of one node.
 */
@RestController
@Profile("workflow")
public class WorkflowController {

	private final WorkflowEngine engine;

	public WorkflowController(WorkflowEngine engine) {
		this.engine = engine;
	}

	@GetMapping("/products/{id}")
	Mono<Map<String, @Nullable Object>> read(@PathVariable long id) {
		return this.engine.run("read-product", RunOptions.inputs(Map.of("id", id)))
			.map((run) -> Objects.requireNonNull(run.result("product")));
	}

}
