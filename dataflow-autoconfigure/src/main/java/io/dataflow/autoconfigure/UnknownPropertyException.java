/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;
import io.dataflow.error.Suggestion;

/**
 * The configuration holds properties below {@code dataflow} that do not exist (DF-401).
 *
 * @since 0.1.0
 */
public final class UnknownPropertyException extends DataFlowException {

	private final List<String> properties;

	/**
	 * Create the error.
	 * @param found the properties and where each is set
	 * @param valid the properties that exist
	 */
	UnknownPropertyException(Map<String, String> found, Collection<String> valid) {
		super(ErrorCode.INVALID_CONFIGURATION, message(found), action(found.keySet(), valid));
		this.properties = List.copyOf(found.keySet());
	}

	/**
	 * Return the properties at fault.
	 * @return the names of the properties
	 */
	public List<String> properties() {
		return this.properties;
	}

	private static String message(Map<String, String> found) {
		String names = found.entrySet()
			.stream()
			.map((property) -> "'" + property.getKey() + "' (" + property.getValue() + ")")
			.collect(Collectors.joining(", "));
		return ((found.size() == 1) ? "There is no property " : "There are no properties ") + names + ".";
	}

	private static String action(Collection<String> names, Collection<String> valid) {
		if (names.size() == 1) {
			return Suggestion.of(names.iterator().next(), valid);
		}
		String nearest = names.stream()
			.flatMap((name) -> Suggestion.nearest(name, valid).stream().map((found) -> name + " -> " + found))
			.collect(Collectors.joining(", "));
		String all = "Valid: " + String.join(", ", valid) + ".";
		return nearest.isEmpty() ? all : "Did you mean " + nearest + "? " + all;
	}

}
