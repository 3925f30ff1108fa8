/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.node;

import java.util.List;
import java.util.Map;

import io.dataflow.operation.document.DocumentAggregate;
import io.dataflow.workflow.NodeType;
import io.dataflow.workflow.Port;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * {@code AggregateNode} and {@code MongoAggregateNode}: run a pipeline, yield
 * {@code results} and their {@code count}.
 */
final class PipelineNode {

	private PipelineNode() {
	}

	static NodeType of(DocumentContext context, String name) {
		return context.type(name, DocumentContext.COLLECTION,
				Port.required("pipeline", Object.class)
					.withDescription("List of stages, not empty; or JSON text of one."),
				DocumentPorts.flag("allow_disk_use",
						"Let the database use its disk for what its memory does not hold."),
				DocumentPorts.flag("allow_write", "Let the stages $out and $merge write; then there are no results."))
			.description("Runs an aggregation pipeline.")
			.output(DocumentPorts.RESULTS)
			.output(DocumentPorts.COUNT)
			.output(DocumentPorts.COLLECTION)
			.check(context.check(name, List.of("collection", "pipeline"), PipelineNode::operation))
			.run((values) -> {
				DocumentInputs inputs = new DocumentInputs(name, values);
				return run(context, inputs, operation(inputs));
			});
	}

	private static DocumentAggregate operation(DocumentInputs inputs) {
		return new DocumentAggregate(inputs.collection(), inputs.maps("pipeline"), inputs.flag("allow_disk_use"),
				inputs.flag("allow_write"));
	}

	static Mono<Map<String, @Nullable Object>> run(DocumentContext context, DocumentInputs inputs,
			DocumentAggregate aggregate) {
		return context.execute(inputs, aggregate)
			.collectList()
			.map((results) -> DocumentPorts.list("results", results, inputs.collection()));
	}

}
