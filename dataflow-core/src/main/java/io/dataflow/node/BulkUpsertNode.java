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
import io.dataflow.operation.BulkUpsert;
import io.dataflow.operation.Records;
import io.dataflow.workflow.NodeType;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * {@code UserBulkUpsertNode}: takes a list of records, yields how many were
 * {@code inserted}, {@code updated} and {@code skipped}. Of records with the same key the
 * last one counts; the others are skipped. A record that was deleted softly is restored
 * and counts as updated, unless what exists is to be skipped.
 */
final class BulkUpsertNode {

	private static final String OPERATION = "BulkUpsert";

	private static final List<String> RESOLUTIONS = List.of("update", "skip", "ignore");

	private final EntityContext context;

	private BulkUpsertNode(EntityContext context) {
		this.context = context;
	}

	static NodeType of(EntityContext context) {
		BulkUpsertNode node = new BulkUpsertNode(context);
		return context.type(OPERATION, BulkInputs.upsertPorts(context))
			.description("Creates or changes many records of " + context.model().name() + ".")
			.output("processed", Long.class)
			.output("upserted", Long.class)
			.output("total", Long.class)
			.output("inserted", Long.class)
			.output("updated", Long.class)
			.output("skipped", Long.class)
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
		boolean keyArrives = arriving.stream().anyMatch((name) -> name.startsWith("conflict_"));
		if (!keyArrives) {
			read(inputs, inputs.conflictOn()).rows(inputs.node(), inputs.atomic());
		}
		return List.of();
	}

	private RecordReader read(BulkInputs inputs, List<FieldModel> target) {
		List<?> data = inputs.data();
		List<FieldModel> needed = new ArrayList<>(target);
		RecordReader.required(this.context.model()).forEach((field) -> {
			if (!needed.contains(field)) {
				needed.add(field);
			}
		});
		return RecordReader.of(this.context, (data != null) ? data : List.of(), needed);
	}

	private Mono<Map<String, @Nullable Object>> run(Map<String, @Nullable Object> values) {
		BulkInputs inputs = new BulkInputs(this.context.inputs(OPERATION, values), this.context);
		boolean update = inputs.choice("conflict_resolution", RESOLUTIONS).equals("update");
		List<FieldModel> target = inputs.conflictOn();
		EntityModel model = this.context.model();
		return inputs
			.call(read(inputs, target),
					(rows) -> (update) ? BulkUpsert.all(model, rows, target, inputs.returnIds())
							: List.of(BulkInsert.absent(Records.of(model, Records.last(model, rows, target)), target,
									inputs.returnIds())))
			.map((result) -> BulkOutcome.of(inputs, result)
				.with("upserted", result.processed())
				.with("total", result.total())
				.with("inserted", result.inserted())
				.with("updated", result.updated())
				.with("skipped", result.skipped())
				.as("bulk_upsert"));
	}

}
