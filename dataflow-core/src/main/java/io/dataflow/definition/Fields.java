/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.definition;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.dataflow.definition.YamlNode.Entry;
import io.dataflow.definition.YamlNode.Mapping;
import io.dataflow.definition.YamlNode.Scalar;
import io.dataflow.definition.YamlNode.Sequence;
import io.dataflow.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a map whose keys have a meaning, such as a node.
 *
 * @param mapping the map
 * @param subject what it is, to begin a sentence with
 * @param findings takes the problems
 */
record Fields(Mapping mapping, String subject, Findings findings) {

	/**
	 * Return the fields of a node, after a check of their names.
	 * @return the fields, or empty when it is no map
	 */
	static Optional<Fields> of(YamlNode node, String subject, List<String> names, Findings findings) {
		if (!(node instanceof Mapping mapping)) {
			findings.addWrongType(node, subject, "a map");
			return Optional.empty();
		}
		mapping.entries().forEach((key, entry) -> {
			if (!names.contains(key)) {
				findings.addUnknown(entry.location(), subject, key, names);
			}
		});
		return Optional.of(new Fields(mapping, subject, findings));
	}

	@Nullable YamlNode node(String key) {
		Entry entry = this.mapping.entries().get(key);
		return (entry != null) ? entry.value() : null;
	}

	SourceLocation location(String key) {
		YamlNode node = node(key);
		return (node != null) ? node.location() : this.mapping.location();
	}

	/**
	 * Return a text that must be there.
	 */
	@Nullable String requiredText(String key, String action) {
		if (node(key) == null) {
			addMissing(key, action);
		}
		return text(key);
	}

	void addMissing(String key, String action) {
		this.findings.add(ErrorCode.MISSING_PARAMETER, this.mapping.location(), this.subject + " has no '" + key + "'.",
				action);
	}

	@Nullable String text(String key) {
		YamlNode node = node(key);
		return (node != null) ? text(node, describe(key)) : null;
	}

	private @Nullable String text(YamlNode node, String described) {
		if (node instanceof Scalar scalar && scalar.isText()) {
			return scalar.text();
		}
		this.findings.addWrongType(node, described, "a text, in quotes where it looks like something else");
		return null;
	}

	boolean flag(String key) {
		YamlNode node = node(key);
		Object value = (node instanceof Scalar) ? new ValueReader(this.findings).read(node) : null;
		if (node != null && !(value instanceof Boolean)) {
			this.findings.addWrongType(node, describe(key), "true or false");
		}
		return Boolean.TRUE.equals(value);
	}

	@Nullable Integer integer(String key, int least) {
		YamlNode node = node(key);
		Object value = (node instanceof Scalar) ? new ValueReader(this.findings).read(node) : null;
		if (node != null && !(value instanceof Integer number && number >= least)) {
			this.findings.addWrongType(node, describe(key), "a whole number of at least " + least);
			return null;
		}
		return (Integer) value;
	}

	@Nullable Double number(String key, double least) {
		YamlNode node = node(key);
		Object value = (node != null) ? new ValueReader(this.findings).read(node) : null;
		if (node != null && !(value instanceof Number number && number.doubleValue() >= least)) {
			this.findings.addWrongType(node, describe(key), "a number of at least " + least);
			return null;
		}
		return (value instanceof Number number) ? number.doubleValue() : null;
	}

	@Nullable Duration duration(String key, boolean positive) {
		YamlNode node = node(key);
		Duration duration = (node instanceof Scalar scalar && scalar.isText()) ? DurationText.parse(scalar.text())
				: null;
		if (duration == null || duration.isNegative() || (positive && duration.isZero())) {
			if (node != null) {
				this.findings.addWrongType(node, describe(key), DurationText.EXPECTED);
			}
			return null;
		}
		return duration;
	}

	/**
	 * Return the texts of a list with their places; empty when there is no list.
	 */
	Map<String, SourceLocation> texts(String key) {
		Map<String, SourceLocation> texts = new LinkedHashMap<>();
		for (YamlNode item : items(key)) {
			String text = text(item, "An item of " + describe(key));
			if (text != null && texts.putIfAbsent(text, item.location()) != null) {
				this.findings.add(ErrorCode.INVALID_WORKFLOW, item.location(),
						describe(key) + " names '" + YamlNode.shortened(text) + "' twice.", "Remove one of them.");
			}
		}
		return texts;
	}

	/**
	 * Return the items of a list; empty when there is no list.
	 */
	List<YamlNode> items(String key) {
		YamlNode node = node(key);
		if (node instanceof Sequence sequence) {
			return sequence.items();
		}
		if (node != null) {
			this.findings.addWrongType(node, describe(key), "a list");
		}
		return List.of();
	}

	/**
	 * Return the entries of a map; empty when there is no map.
	 */
	Map<String, Entry> entries(String key) {
		YamlNode node = node(key);
		if (node instanceof Mapping inner) {
			return inner.entries();
		}
		if (node != null) {
			this.findings.addWrongType(node, describe(key), "a map");
		}
		return Map.of();
	}

	/**
	 * Return the connections of a list with their places.
	 */
	List<LocatedConnection> connections(String key) {
		List<LocatedConnection> connections = new ArrayList<>();
		for (YamlNode item : items(key)) {
			LocatedConnection.read(item, describe(key), this.findings).ifPresent(connections::add);
		}
		return connections;
	}

	private String describe(String key) {
		return "'" + key + "' of " + Character.toLowerCase(this.subject.charAt(0)) + this.subject.substring(1);
	}

}
