/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.control;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.dataflow.workflow.NodeType;
import org.jspecify.annotations.Nullable;

/**
 * Makes templates that the engine left to a node into those of a workflow that the node
 * runs. Whatever else looks like a template is data and stays as it is.
 */
final class LocalTemplates {

	/** What comes before a name, so that no node takes the input by accident. */
	private static final String PREFIX = "local_";

	private static final Pattern PLACE = Pattern
		.compile("(\\\\)?\\{\\{(?:\\s*([A-Za-z_][A-Za-z0-9_-]*)(?:\\.([^.}\\s]+))?(?=\\s*}}|\\.))?");

	private final Set<String> names;

	private LocalTemplates(Set<String> names) {
		this.names = names;
	}

	static LocalTemplates of(String... names) {
		return new LocalTemplates(Set.of(names));
	}

	/**
	 * Return the name of the workflow input that holds the value of a name.
	 */
	static String input(String name) {
		return PREFIX + name;
	}

	/**
	 * Return parameters for a node of a workflow that declares the inputs.
	 * @param parameters the parameters
	 * @param type the type of that node; names that it gives a meaning itself are its own
	 */
	Map<String, @Nullable Object> bind(Map<String, @Nullable Object> parameters, NodeType type) {
		Map<String, @Nullable Object> bound = new LinkedHashMap<>();
		parameters.forEach((name, value) -> bound.put(name, bind(value, ownNames(type, name))));
		return Collections.unmodifiableMap(bound);
	}

	/**
	 * Return the names to which a node itself gives a meaning, other than those that it
	 * leaves to the node that it runs.
	 */
	private static Set<String> ownNames(NodeType type, String input) {
		return switch (type.name()) {
			case ForEachNode.NAME -> ForEach.TEMPLATES.names;
			case TransactionManagerNode.NAME -> SagaStep.TEMPLATES.names;
			default -> type.localNames(input);
		};
	}

	private @Nullable Object bind(@Nullable Object value, Set<String> others) {
		if (value instanceof String text) {
			return (text.contains("{{")) ? PLACE.matcher(text).replaceAll((place) -> replacement(place, others)) : text;
		}
		if (value instanceof Map<?, ?> map) {
			Map<String, @Nullable Object> bound = new LinkedHashMap<>();
			map.forEach((name, entry) -> bound.put(String.valueOf(name), bind(entry, others)));
			return Collections.unmodifiableMap(bound);
		}
		if (value instanceof Collection<?> list) {
			List<@Nullable Object> bound = new ArrayList<>(list.size());
			list.forEach((element) -> bound.add(bind(element, others)));
			return Collections.unmodifiableList(bound);
		}
		return value;
	}

	private String replacement(MatchResult place, Set<String> others) {
		String name = place.group(2);
		if (place.group(1) != null || (name != null && others.contains(name))) {
			return Matcher.quoteReplacement(place.group());
		}
		if (name == null || !this.names.contains(name)) {
			return Matcher.quoteReplacement("\\" + place.group());
		}
		String rest = (place.group(3) != null) ? "." + place.group(3) : "";
		return Matcher.quoteReplacement("{{ " + input(name) + rest);
	}

	/**
	 * Return whether the values have places for these names.
	 */
	boolean areUsedIn(@Nullable Object value) {
		if (value instanceof String text) {
			return PLACE.matcher(text).results().anyMatch(this::isPlace);
		}
		if (value instanceof Map<?, ?> map) {
			return map.values().stream().anyMatch(this::areUsedIn);
		}
		return value instanceof Collection<?> list && list.stream().anyMatch(this::areUsedIn);
	}

	private boolean isPlace(MatchResult place) {
		return place.group(1) == null && place.group(2) != null && this.names.contains(place.group(2));
	}

	/**
	 * Return the first names that places take out of the values, {@code reserve} for
	 * <code>{{ steps.reserve.id }}</code>.
	 */
	Set<String> references(@Nullable Object value) {
		Set<String> names = new LinkedHashSet<>();
		collect(value, names::add);
		return names;
	}

	private void collect(@Nullable Object value, Consumer<String> sink) {
		if (value instanceof String text) {
			PLACE.matcher(text)
				.results()
				.filter((place) -> isPlace(place) && place.group(3) != null)
				.forEach((place) -> sink.accept(place.group(3)));
		}
		else if (value instanceof Map<?, ?> map) {
			map.values().forEach((entry) -> collect(entry, sink));
		}
		else if (value instanceof Collection<?> list) {
			list.forEach((element) -> collect(element, sink));
		}
	}

}
