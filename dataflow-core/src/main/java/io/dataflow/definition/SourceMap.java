/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.definition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import io.dataflow.error.ErrorCode;
import io.dataflow.workflow.Problem;

/**
 * Where the parts of a workflow are in its definition. Immutable once it was handed out.
 *
 * @since 0.1.0
 */
public final class SourceMap {

	private static final Pattern QUOTED = Pattern.compile("'([^']*)'");

	private static final Pattern CYCLE = Pattern.compile("cycle: ([^ \\[]+)\\S* -> ([^ \\[.]+)");

	private final SourceLocation start;

	final Map<String, Place> nodes = new LinkedHashMap<>();

	final Map<String, Place> groups = new HashMap<>();

	final Map<String, SourceLocation> inputs = new HashMap<>();

	final List<LocatedConnection> connections = new ArrayList<>();

	SourceMap(SourceLocation start) {
		this.start = start;
	}

	/**
	 * Return where the definition begins.
	 * @return the place
	 */
	public SourceLocation start() {
		return this.start;
	}

	/**
	 * Return where a problem of the workflow is.
	 * @param problem the problem
	 * @return the place of the connection, parameter, node, group or input that it
	 * concerns, as near as can be told, or of the definition
	 */
	public SourceLocation locate(Problem problem) {
		Objects.requireNonNull(problem, "'problem' must not be null");
		List<String> words = QUOTED.matcher(problem.message()).results().map((result) -> result.group(1)).toList();
		return connection(problem).or(() -> cycle(problem))
			.or(() -> node(problem, words))
			.or(() -> group(words))
			.or(() -> words.stream()
				.flatMap((word) -> Optional.ofNullable(this.nodes.get(word)).stream())
				.findFirst()
				.map(Place::location))
			.or(() -> words.stream().flatMap((word) -> Optional.ofNullable(this.inputs.get(word)).stream()).findFirst())
			.orElse(this.start);
	}

	/**
	 * Of connections that are contained in a message the longest is meant, and of equal
	 * ones the last, which repeats another.
	 */
	private Optional<SourceLocation> connection(Problem problem) {
		if (!problem.message().contains(" -> ") || problem.errorCode() == ErrorCode.CIRCULAR_CONNECTION) {
			return Optional.empty();
		}
		return this.connections.stream()
			.filter((located) -> problem.message().contains(located.connection().toString()))
			.max(Comparator.<LocatedConnection>comparingInt((located) -> located.connection().toString().length())
				.thenComparing(LocatedConnection::location))
			.map(LocatedConnection::location);
	}

	private Optional<SourceLocation> cycle(Problem problem) {
		if (problem.errorCode() != ErrorCode.CIRCULAR_CONNECTION) {
			return Optional.empty();
		}
		return CYCLE.matcher(problem.message()).results().findFirst().flatMap(this::edge);
	}

	private Optional<SourceLocation> edge(MatchResult ends) {
		return this.connections.stream()
			.filter((located) -> located.connection().from().equals(ends.group(1))
					&& located.connection().to().equals(ends.group(2)))
			.map(LocatedConnection::location)
			.findFirst()
			.or(() -> Optional.ofNullable(this.nodes.get(ends.group(1))).map(Place::location))
			.or(() -> Optional.ofNullable(this.groups.get(ends.group(1))).map(Place::location));
	}

	private Optional<SourceLocation> node(Problem problem, List<String> words) {
		String id = problem.nodeId();
		Place place = (id != null) ? this.nodes.get(id) : null;
		if (place == null) {
			return Optional.empty();
		}
		if (problem.errorCode() == ErrorCode.UNSUPPORTED) {
			return Optional.of(place.parts().getOrDefault(Place.TYPE, place.location()));
		}
		List<String> others = words.stream().filter((word) -> !word.equals(id)).toList();
		return place.part(others).or(() -> place.template(others)).or(() -> Optional.of(place.location()));
	}

	private Optional<SourceLocation> group(List<String> words) {
		return words.stream()
			.flatMap((word) -> Optional.ofNullable(this.groups.get(word)).stream())
			.findFirst()
			.map((place) -> place.part(words).orElse(place.location()));
	}

	/**
	 * Where a node or a group and its parts are.
	 *
	 * @param location where it begins
	 * @param parts the places of its parameters or members by name
	 * @param templates its texts that hold templates
	 */
	record Place(SourceLocation location, Map<String, SourceLocation> parts, List<YamlNode.Scalar> templates) {

		/** The part that is the type of a node, which no parameter can be called. */
		static final String TYPE = "\0type";

		Optional<SourceLocation> part(List<String> names) {
			return names.stream().flatMap((name) -> Optional.ofNullable(this.parts.get(name)).stream()).findFirst();
		}

		Optional<SourceLocation> template(List<String> words) {
			return this.templates.stream()
				.filter((text) -> words.stream().anyMatch((word) -> text.text().contains(word)))
				.findFirst()
				.map(YamlNode.Scalar::location);
		}

	}

}
