/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.dataflow.error.DataFlowException;
import io.dataflow.model.EntityModel;
import io.dataflow.model.FieldModel;
import io.dataflow.operation.BulkInsert;
import io.dataflow.operation.BulkResult;
import io.dataflow.operation.BulkRow;
import io.dataflow.operation.BulkUpsert;
import io.dataflow.operation.Operation;
import io.dataflow.operation.Records;
import io.dataflow.workflow.NodeType;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * {@code UserBulkCreateNode}: takes a list of records, yields how many were
 * {@code inserted}. A record that exists fails the call, is left out, or is changed, as
 * {@code conflict_resolution} says. What is changed is restored if it was deleted softly.
 */
final class BulkCreateNode {

	private static final String OPERATION = "BulkCreate";

	private static final List<String> RESOLUTIONS = List.of("error", "skip", "upsert");

	private final EntityContext context;

	private BulkCreateNode(EntityContext context) {
		this.context = context;
	}

	static NodeType of(EntityContext context) {
		BulkCreateNode node = new BulkCreateNode(context);
		return context.type(OPERATION, BulkInputs.upsertPorts(context))
			.description("Creates many records of " + context.model().name() + ".")
			.output("processed", Long.class)
			.output("inserted", Long.class)
			.output("batch_size", Long.class)
			.output("operation", String.class)
			.output("success", Boolean.class)
			.output("ids", List.class)
			.output("failed", Long.class)
			.output("errors", List.class)
			.check(node::check)
			.run(node::run);
	}

	private List<? extends DataFlowException> check(Map<String, @Nullable Object> parameters, Set<String> arriving) {
		BulkInputs inputs = new BulkInputs(this.context.inputs(OPERATION, parameters), this.context);
		inputs.batchSize();
		inputs.choice("conflict_resolution", RESOLUTIONS);
		inputs.conflictOn();
		read(inputs).rows(inputs.node(), inputs.atomic());
		return List.of();
	}

	private RecordReader read(BulkInputs inputs) {
		List<?> data = inputs.data();
		return RecordReader.of(this.context, (data != null) ? data : List.of(),
				RecordReader.required(this.context.model()));
	}

	private Mono<Map<String, @Nullable Object>> run(Map<String, @Nullable Object> values) {
		BulkInputs inputs = new BulkInputs(this.context.inputs(OPERATION, values), this.context);
		String resolution = inputs.choice("conflict_resolution", RESOLUTIONS);
		List<FieldModel> target = inputs.conflictOn();
		return inputs.call(read(inputs), (rows) -> operations(rows, resolution, target, inputs.returnIds()))
			.map((result) -> BulkOutcome.of(inputs, result).with("inserted", result.inserted()).as("bulk_create"));
	}

	private List<Operation<BulkResult>> operations(List<BulkRow> rows, String resolution, List<FieldModel> target,
			boolean returnIds) {
		EntityModel model = this.context.model();
		return switch (resolution) {
			case "skip" -> List.of(BulkInsert.absent(Records.of(model, rows), List.of(), returnIds));
			case "upsert" -> upsert(model, rows, target, returnIds);
			default -> List.of(BulkInsert.of(Records.of(model, rows), returnIds));
		};
	}

	/**
	 * A record without a value in its key can only be a new one.
	 */
	private static List<Operation<BulkResult>> upsert(EntityModel model, List<BulkRow> rows, List<FieldModel> target,
			boolean returnIds) {
		List<BulkRow> keyed = new ArrayList<>();
		List<BulkRow> unkeyed = new ArrayList<>();
		for (BulkRow row : rows) {
			boolean complete = target.stream().allMatch((key) -> row.get(model.fields().indexOf(key)) != null);
			((complete) ? keyed : unkeyed).add(row);
		}
		List<Operation<BulkResult>> operations = new ArrayList<>(BulkUpsert.all(model, keyed, target, returnIds));
		if (!unkeyed.isEmpty()) {
			operations.add(BulkInsert.of(Records.of(model, unkeyed), returnIds));
		}
		return operations;
	}

}
