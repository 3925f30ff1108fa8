/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.control;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import io.dataflow.error.DataFlowException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the steps of a {@code TransactionManagerNode} and finds all that is wrong with
 * them.
 */
final class StepReader {

	private static final List<String> KEYS = List.of("id", "node", "params", "compensation", "compensation_params");

	private static final Pattern ID = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");

	private static final Set<String> RESERVED = Set.of("inputs", "env", "now");

	private final TransactionType type;

	private final Map<String, SagaStep> steps = new LinkedHashMap<>();

	private final List<DataFlowException> problems = new ArrayList<>();

	private StepReader(TransactionType type) {
		this.type = type;
	}

	static StepReader read(TransactionType type, @Nullable Object value) {
		StepReader reader = new StepReader(type);
		List<? extends @Nullable Object> entries = Inputs.list(value);
		if (entries == null || entries.isEmpty()) {
			reader.problems.add(InvalidStepException.noSteps());
			return reader;
		}
		for (int i = 0; i < entries.size(); i++) {
			reader.read("step_" + (i + 1), entries.get(i));
		}
		if (type == TransactionType.TWO_PHASE_COMMIT) {
			reader.checkDatabases();
		}
		return reader;
	}

	List<SagaStep> steps() {
		return List.copyOf(this.steps.values());
	}

	List<DataFlowException> problems() {
		return this.problems;
	}

	private void read(String defaultId, @Nullable Object entry) {
		if (!(entry instanceof Map<?, ?> map)) {
			this.problems.add(InvalidStepException.mismatch(defaultId, defaultId, "a map with the key 'node'"));
			return;
		}
		Map<String, @Nullable Object> values = Inputs.map(map);
		String id = Inputs.text(values, "id", defaultId);
		checkId(id);
		values.keySet()
			.stream()
			.filter((key) -> !KEYS.contains(key))
			.forEach((key) -> this.problems.add(InvalidStepException.unknownKey(id, key, KEYS)));
		read(id, values);
	}

	private void checkId(String id) {
		if (!ID.matcher(id).matches() || RESERVED.contains(id)) {
			this.problems.add(InvalidStepException.badId(id));
		}
		else if (this.steps.containsKey(id)) {
			this.problems.add(InvalidStepException.repeatedId(id));
		}
	}

	private void read(String id, Map<String, @Nullable Object> values) {
		String node = type(id, "node", values);
		if (values.get("node") == null) {
			this.problems.add(InvalidStepException.missingNode(id));
		}
		String compensation = type(id, "compensation", values);
		Map<String, @Nullable Object> parameters = map(id, "params", values);
		checkReferences(id, "params", ownScope(node, parameters), List.copyOf(this.steps.keySet()));
		checkItems(id, "params", node, parameters);
		Map<String, @Nullable Object> undoing = map(id, "compensation_params", values);
		checkItems(id, "compensation_params", compensation, undoing);
		checkCompensation(id, compensation, undoing);
		this.steps.putIfAbsent(id, new SagaStep(id, (node != null) ? node : "",
				(parameters != null) ? parameters : Map.of(), compensation, undoing));
	}

	private void checkItems(String id, String key, @Nullable String node, @Nullable Object parameters) {
		if (!ForEachNode.NAME.equals(node) && ForEach.TEMPLATES.areUsedIn(parameters)) {
			this.problems.add(InvalidStepException.items(id, key));
		}
	}

	/**
	 * The steps of a node of this kind have results of their own.
	 */
	private static @Nullable Map<String, @Nullable Object> ownScope(@Nullable String node,
			@Nullable Map<String, @Nullable Object> parameters) {
		if (parameters == null || !TransactionManagerNode.NAME.equals(node)) {
			return parameters;
		}
		Map<String, @Nullable Object> others = new LinkedHashMap<>(parameters);
		others.remove(SagaStep.STEPS);
		return others;
	}

	private @Nullable String type(String id, String key, Map<String, @Nullable Object> values) {
		Object value = values.get(key);
		if (value == null) {
			return null;
		}
		if (!(value instanceof CharSequence text) || text.toString().isBlank()) {
			this.problems.add(InvalidStepException.mismatch(id, key, "the name of a node type"));
			return null;
		}
		return text.toString();
	}

	private @Nullable Map<String, @Nullable Object> map(String id, String key, Map<String, @Nullable Object> values) {
		Object value = values.get(key);
		if (value instanceof Map<?, ?> map) {
			return Inputs.map(map);
		}
		if (value != null) {
			this.problems.add(InvalidStepException.mismatch(id, key, "a map"));
		}
		return null;
	}

	private void checkCompensation(String id, @Nullable String compensation,
			@Nullable Map<String, @Nullable Object> parameters) {
		if (compensation == null && parameters != null) {
			this.problems.add(InvalidStepException.idle(id, "compensation_params", "the step has no 'compensation'"));
		}
		else if (compensation != null && this.type == TransactionType.TWO_PHASE_COMMIT) {
			this.problems
				.add(InvalidStepException.idle(id, "compensation", "two_phase_commit rolls back all steps together"));
		}
		List<String> known = new ArrayList<>(this.steps.keySet());
		known.add(id);
		checkReferences(id, "compensation_params", parameters, known);
	}

	private void checkReferences(String id, String key, @Nullable Map<String, @Nullable Object> parameters,
			List<String> known) {
		for (String name : SagaStep.TEMPLATES.references(parameters)) {
			if (!known.contains(name)) {
				this.problems.add(InvalidStepException.reference(id, key, name, known));
			}
		}
	}

	private void checkDatabases() {
		Set<String> databases = Databases.of(this.steps.values());
		if (databases.size() > 1) {
			this.problems.add(new SeveralDatabasesException(databases));
		}
	}

}
