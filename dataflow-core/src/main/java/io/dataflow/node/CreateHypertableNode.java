/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.node;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.dataflow.model.TimeSeriesModel;
import io.dataflow.operation.CreateHypertable;
import io.dataflow.operation.HypertableChunk;
import io.dataflow.workflow.Port;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Makes the table of a time series a hypertable, which a start that migrates has done.
 */
final class CreateHypertableNode implements SeriesNode {

	static final SeriesTemplate TEMPLATE = new SeriesTemplate("CreateHypertable", "Makes a hypertable of the table of",
			false, List.of(Port.optional("chunk", Object.class)),
			List.of(Port.optional("created", Boolean.class), Port.optional("table_name", String.class),
					Port.optional("time_column", String.class), Port.optional("chunk", String.class)),
			CreateHypertableNode::new);

	private final EntityContext context;

	private CreateHypertableNode(EntityContext context) {
		this.context = context;
	}

	@Override
	public void check(NodeInputs inputs) {
		create(inputs);
	}

	@Override
	public Mono<Map<String, @Nullable Object>> run(NodeInputs inputs) {
		CreateHypertable create = create(inputs);
		return this.context.execute(create)
			.single()
			.flatMap((created) -> chunk(create, created).map((chunk) -> result(created, chunk)));
	}

	/**
	 * A table that was a hypertable already keeps its chunks.
	 */
	private Mono<Duration> chunk(CreateHypertable create, boolean created) {
		return (created) ? Mono.just(create.chunk())
				: this.context.execute(new HypertableChunk(create.model())).single(create.chunk());
	}

	private CreateHypertable create(NodeInputs inputs) {
		Duration chunk = new TimeInputs(this.context, inputs).length("chunk", series().chunk());
		return new CreateHypertable(this.context.model(), chunk);
	}

	private TimeSeriesModel series() {
		return Objects.requireNonNull(this.context.model().timeSeries());
	}

	private Map<String, @Nullable Object> result(boolean created, Duration chunk) {
		Map<String, @Nullable Object> result = new LinkedHashMap<>();
		result.put("created", created);
		result.put("table_name", this.context.model().table());
		result.put("time_column", series().time().name());
		result.put("chunk", chunk.toString());
		return result;
	}

}
