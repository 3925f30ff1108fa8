/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.node;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.dataflow.model.FieldModel;
import io.dataflow.operation.BulkResult;
import io.dataflow.operation.BulkRow;
import io.dataflow.operation.Operation;
import io.dataflow.pipeline.BulkCalls;
import io.dataflow.query.Filter;
import io.dataflow.query.UpsertTarget;
import io.dataflow.workflow.Port;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Reads the inputs that bulk nodes share.
 *
 * @param inputs the inputs
 * @param context what the nodes of the entity share
 */
record BulkInputs(NodeInputs inputs, EntityContext context) {

	private static final List<String> DATA = List.of("data", "records", "rows", "documents");

	private static final List<String> CONFLICT_ON = List.of("conflict_on", "conflict_columns", "conflict_fields");

	static List<Port> ports(EntityContext context) {
		List<Port> ports = new ArrayList<>(objects(DATA));
		ports.add(Port.optional("batch_size", Long.class).withDefault((long) context.batchSize()));
		ports.add(Port.optional("atomic", Boolean.class).withDefault(true));
		return ports;
	}

	static List<Port> upsertPorts(EntityContext context) {
		List<Port> ports = new ArrayList<>(ports(context));
		ports.addAll(objects(CONFLICT_ON));
		ports.add(Port.optional("conflict_resolution", String.class));
		ports.add(Port.optional("return_ids", Boolean.class).withDefault(false));
		return ports;
	}

	static List<Port> filterPorts(EntityContext context) {
		List<Port> ports = new ArrayList<>(ports(context));
		ports.add(Port.optional("filter", Map.class).withEntries().withText());
		ports.add(Port.optional("conditions", Map.class).withEntries().withText());
		ports.add(Port.optional("safe_mode", Boolean.class).withDefault(true));
		ports.add(Port.optional("confirmed", Boolean.class).withDefault(false));
		return ports;
	}

	private static List<Port> objects(List<String> names) {
		return names.stream().map((name) -> Port.optional(name, Object.class)).toList();
	}

	String node() {
		return this.inputs.node();
	}

	boolean atomic() {
		return this.inputs.flag("atomic", true);
	}

	/**
	 * Refuse to work record by record where there are no records but one statement for
	 * all that satisfy a filter.
	 */
	void together() {
		if (!atomic()) {
			throw InvalidParameterException.apartWithoutRecords(node());
		}
	}

	boolean returnIds() {
		return this.inputs.flag("return_ids", false);
	}

	int batchSize() {
		long size = this.inputs.number("batch_size", this.context.batchSize());
		if (size < 1 || size > Integer.MAX_VALUE) {
			throw new InvalidParameterException(node(), "batch_size", "a whole number of at least 1");
		}
		return (int) size;
	}

	/**
	 * Return the records.
	 * @return the records, or {@code null} when no parameter has any
	 */
	@Nullable List<?> data() {
		return list(DATA);
	}

	/**
	 * Return the first list among parameters that mean the same, or an empty one.
	 */
	@Nullable List<?> list(List<String> names) {
		List<?> found = null;
		for (String name : names) {
			Object value = this.inputs.structure(name);
			if (value != null && !(value instanceof Collection)) {
				throw new BulkShapeException(node(), name);
			}
			if (value instanceof Collection<?> collection && (found == null || found.isEmpty())) {
				found = (collection instanceof List<?> list) ? list : new ArrayList<>(collection);
			}
		}
		return found;
	}

	/**
	 * Return one of several words.
	 */
	String choice(String name, List<String> words) {
		Object value = this.inputs.get(name);
		if (value == null) {
			return words.get(0);
		}
		if (!words.contains(value)) {
			throw new InvalidParameterException(node(), name, "one of " + words + ", not '" + value + "'");
		}
		return (String) value;
	}

	/**
	 * Return the unique key by which records are recognised.
	 */
	List<FieldModel> conflictOn() {
		List<?> names = conflictNames();
		return (names != null)
				? UpsertTarget.of(this.context.model(), names.stream().map(String::valueOf).toList()).fields()
				: this.context.model().primaryKey();
	}

	private @Nullable List<?> conflictNames() {
		for (String name : CONFLICT_ON) {
			Object value = this.inputs.structure(name);
			if (value != null) {
				return (value instanceof Collection<?> collection) ? List.copyOf(collection) : List.of(value);
			}
		}
		return null;
	}

	/**
	 * Refuse to work on every record unless that is confirmed.
	 * @param filter which records
	 * @param listed whether only records of a list are meant
	 */
	void confirm(Filter filter, boolean listed) {
		boolean everything = !listed && filter.matchesAll();
		boolean confirmed = this.inputs.flag("confirmed", false);
		if (this.inputs.flag("confirmation_required", false) && !confirmed) {
			throw UnconfirmedException.asked(node());
		}
		if (everything && !confirmed && this.inputs.flag("safe_mode", true)) {
			throw UnconfirmedException.everything(node());
		}
	}

	/**
	 * Make the call for records.
	 */
	Mono<BulkResult> call(RecordReader reader, Function<List<BulkRow>, List<Operation<BulkResult>>> batch) {
		List<BulkRow> rows = reader.rows(node(), atomic());
		BulkCalls calls = this.context.bulk(batchSize());
		if (atomic()) {
			return calls.together(rows, batch);
		}
		return reader.failures()
			.stream()
			.map((failure) -> Mono.just(BulkResult.failed(failure)))
			.reduce(calls.apart(Flux.fromIterable(rows), batch),
					(sum, failed) -> sum.zipWith(failed, BulkResult::plus));
	}

}
