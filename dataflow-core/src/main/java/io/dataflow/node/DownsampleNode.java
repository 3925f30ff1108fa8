/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.dataflow.operation.Downsample;
import io.dataflow.operation.Row;
import io.dataflow.query.Page;
import io.dataflow.workflow.Port;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Computes over buckets of time.
 */
final class DownsampleNode implements SeriesNode {

	static final SeriesTemplate TEMPLATE = new SeriesTemplate("Downsample", "Computes over buckets of time of", true,
			ports(), List.of(Port.optional("results", List.class), Port.optional("count", Long.class)),
			DownsampleNode::new);

	private final EntityContext context;

	private DownsampleNode(EntityContext context) {
		this.context = context;
	}

	private static List<Port> ports() {
		List<Port> ports = new ArrayList<>(TimeInputs.buckets());
		ports.addAll(TimeInputs.span());
		ports.add(Port.optional("fill_gaps", Boolean.class).withDefault(false));
		ports.add(Port.optional("limit", Long.class));
		return ports;
	}

	@Override
	public void check(NodeInputs inputs) {
		downsample(inputs);
	}

	@Override
	public Mono<Map<String, @Nullable Object>> run(NodeInputs inputs) {
		return this.context.execute(downsample(inputs)).map(Row::values).collectList().map(TimeInputs::results);
	}

	private Downsample downsample(NodeInputs inputs) {
		TimeInputs time = new TimeInputs(this.context, inputs);
		return new Downsample(this.context.model(), time.timeSpan(),
				this.context.filter(inputs.map("filter", "conditions")), time.timeBuckets(),
				inputs.flag("fill_gaps", false), new Page(inputs.number("limit", Page.UNLIMITED), 0),
				inputs.flag("include_deleted", false));
	}

}
