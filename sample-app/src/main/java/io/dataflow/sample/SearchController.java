/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.sample;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.dataflow.workflow.RunOptions;
import io.dataflow.workflow.WorkflowEngine;
import reactor.core.publisher.Mono;

import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Finds products by what they are.
 */
@Profile("search")
@RestController
final class SearchController {

	private final WorkflowEngine engine;

	SearchController(WorkflowEngine engine) {
		this.engine = engine;
	}

	@GetMapping("/products/search")
	Mono<List<?>> search(@RequestParam("q") String text) {
		return this.engine.run("product-search", RunOptions.inputs(Map.of("text", text)))
			.map((run) -> (List<?>) Objects.requireNonNull(run.value("found", "results")));
	}

}
