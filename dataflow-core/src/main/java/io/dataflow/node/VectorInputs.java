/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.node;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.dataflow.model.FieldModel;
import io.dataflow.model.FieldType;
import io.dataflow.operation.VectorDistance;
import io.dataflow.operation.VectorSearch;
import io.dataflow.operation.VectorTuning;
import io.dataflow.operation.VectorTuning.IterativeScan;
import io.dataflow.query.Filter;
import io.dataflow.workflow.Port;
import org.jspecify.annotations.Nullable;

/**
 * What the nodes that search by a vector are told.
 *
 * @param inputs the inputs of the node
 * @param context the entity whose records are searched
 */
record VectorInputs(NodeInputs inputs, EntityContext context) {

	private static final long DEFAULT_LIMIT = 10;

	private static final String DEFAULT_COLUMN = "embedding";

	/**
	 * Return the inputs that say what is searched for and how.
	 */
	static List<Port> ports() {
		return List.of(Port.required("query_vector", Object.class),
				Port.optional("k", Long.class).withDefault(DEFAULT_LIMIT), column(), distancePort(),
				Port.optional("filter", Map.class).withEntries().withText(),
				Port.optional("conditions", Map.class).withEntries().withText(),
				Port.optional("filter_conditions", Map.class).withEntries().withText(),
				Port.optional("include_deleted", Boolean.class).withDefault(false),
				Port.optional("return_vector", Boolean.class).withDefault(true), Port.optional("ef_search", Long.class),
				Port.optional("probes", Long.class), Port.optional("iterative_scan", String.class));
	}

	static Port column() {
		return Port.optional("column_name", String.class);
	}

	static Port distancePort() {
		return Port.optional("distance", String.class).withDefault(VectorDistance.COSINE.text());
	}

	/**
	 * Tell whether it is known only later what the inputs are about.
	 */
	static boolean areOpen(Set<String> arriving) {
		return arriving.contains("column_name") || arriving.contains("text_column");
	}

	/**
	 * Return the search for what the inputs say.
	 */
	VectorSearch search() {
		FieldModel field = field();
		return search(field, vector(field, "query_vector"));
	}

	/**
	 * Judge the inputs before a run; those that arrive only then are not looked at.
	 */
	VectorSearch check(Set<String> arriving) {
		FieldModel field = field();
		float[] any = new float[field.dimensions()];
		Arrays.fill(any, 1);
		boolean later = arriving.contains("query_vector") || !this.inputs.has("query_vector");
		return search(field, (later) ? any : vector(field, "query_vector"));
	}

	private VectorSearch search(FieldModel field, float[] vector) {
		VectorTuning tuning = new VectorTuning(whole("ef_search"), whole("probes"), scan());
		int limit = whole("k", DEFAULT_LIMIT);
		return new VectorSearch(this.context.model(), field, vector, distance(), limit, filter(),
				this.inputs.flag("include_deleted", false), this.inputs.flag("return_vector", true), tuning);
	}

	Filter filter() {
		Map<String, @Nullable Object> filter = this.inputs.map("filter", "conditions");
		return this.context
			.filter((filter.isEmpty()) ? this.inputs.map("filter_conditions", "filter_conditions") : filter);
	}

	VectorDistance distance() {
		return VectorDistance.parse(text("distance", VectorDistance.COSINE.text()));
	}

	private @Nullable IterativeScan scan() {
		Object scan = this.inputs.get("iterative_scan");
		return (scan != null) ? IterativeScan.parse(scan.toString()) : null;
	}

	/**
	 * Return the field that {@code column_name} names, or the one that is meant without.
	 */
	FieldModel field() {
		List<FieldModel> vectors = fields(FieldType.VECTOR).toList();
		Object name = this.inputs.get("column_name");
		if (name == null && vectors.size() == 1) {
			return vectors.get(0);
		}
		return field("column_name", (name != null) ? name.toString() : DEFAULT_COLUMN, vectors);
	}

	FieldModel textField(String input, String otherwise) {
		return field(input, text(input, otherwise), fields(FieldType.STRING).toList());
	}

	private FieldModel field(String input, String name, List<FieldModel> candidates) {
		FieldModel field = this.context.model().find(name);
		if (field == null || !candidates.contains(field)) {
			throw new InvalidParameterException(this.inputs.node(), input,
					"one of " + candidates.stream().map(FieldModel::name).toList());
		}
		return field;
	}

	private Stream<FieldModel> fields(FieldType type) {
		return this.context.model().fields().stream().filter((field) -> field.type() == type);
	}

	/**
	 * Return an input that is a vector.
	 */
	float[] vector(FieldModel field, String name) {
		Object value = this.inputs.get(name);
		if (field.coerce(value) instanceof float[] vector) {
			return vector;
		}
		throw new InvalidParameterException(this.inputs.node(), name,
				"a list of " + field.dimensions() + " finite numbers");
	}

	String text(String name, String otherwise) {
		Object value = this.inputs.get(name);
		return (value != null) ? value.toString() : otherwise;
	}

	private @Nullable Integer whole(String name) {
		return (this.inputs.get(name) != null) ? whole(name, 0) : null;
	}

	/**
	 * Return a whole number; one that is out of every range stays out of it.
	 */
	int whole(String name, long otherwise) {
		return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, this.inputs.number(name, otherwise)));
	}

	double decimal(String name, double otherwise) {
		Object value = this.inputs.get(name);
		try {
			return (value != null) ? new BigDecimal(value.toString()).doubleValue() : otherwise;
		}
		catch (NumberFormatException ex) {
			throw new InvalidParameterException(this.inputs.node(), name, "a number");
		}
	}

}
