/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.operation.document;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;

/**
 * Checks what callers say in the language of the database, wherever it is nested:
 * operators that run code on the server are refused.
 */
final class DocumentOperators {

	/** How deep the database lets documents be nested. */
	static final int DEEPEST = 100;

	private static final Set<String> CODE = Set.of("$where", "$function", "$accumulator", "$eval", "$mapReduce",
			"mapReduce", "mapreduce");

	private DocumentOperators() {
	}

	/**
	 * Check a filter, a projection or an order.
	 * @return a copy of the map
	 * @throws ForbiddenOperatorException DF-907 when it would run code
	 */
	static Map<String, @Nullable Object> checked(String name, Map<String, @Nullable Object> map) {
		check(name, map);
		return Collections.unmodifiableMap(new LinkedHashMap<>(map));
	}

	/**
	 * Check a value and all that is in it.
	 * @throws ForbiddenOperatorException DF-907 when it would run code
	 */
	static void check(String name, @Nullable Object value) {
		entries(value, (key, entry) -> {
			if (CODE.contains(key)) {
				throw ForbiddenOperatorException.code(key, name);
			}
		});
	}

	/**
	 * Visit the entries of all maps in a value, outer ones first.
	 * @throws InvalidDocumentException DF-102 when it is nested too deeply
	 */
	static void entries(@Nullable Object value, BiConsumer<String, @Nullable Object> visitor) {
		visit(value, visitor, 0);
	}

	private static void visit(@Nullable Object value, BiConsumer<String, @Nullable Object> visitor, int depth) {
		if (depth > DEEPEST) {
			throw InvalidDocumentException.tooDeep();
		}
		if (value instanceof Map<?, ?> map) {
			map.forEach((key, entry) -> {
				visitor.accept(String.valueOf(key), entry);
				visit(entry, visitor, depth + 1);
			});
		}
		else if (value instanceof Collection<?> collection) {
			collection.forEach((element) -> visit(element, visitor, depth + 1));
		}
		else if (value instanceof Object[] array) {
			visit(Arrays.asList(array), visitor, depth);
		}
	}

}
