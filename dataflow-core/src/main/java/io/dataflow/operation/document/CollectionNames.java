/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.operation.document;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/**
 * Checks the names of collections, which come from callers as they are.
 */
final class CollectionNames {

	/** A namespace has 255 bytes, of which the name of the database takes up to 63. */
	private static final int LONGEST = 190;

	private CollectionNames() {
	}

	/**
	 * Check the name of a collection.
	 * @throws InvalidCollectionException DF-102 when it cannot be one
	 */
	static void check(String name) {
		String problem = problem(name);
		if (problem != null) {
			throw new InvalidCollectionException(name, problem);
		}
	}

	/**
	 * Check the name of a bucket.
	 * @throws InvalidCollectionException DF-102 when it cannot be one
	 */
	static void checkBucket(String name) {
		check(name);
		check(name + ".chunks");
	}

	private static @Nullable String problem(String name) {
		if (name.isBlank()) {
			return "is empty";
		}
		if (name.startsWith("system.")) {
			return "begins with 'system.', which is what the server keeps for itself";
		}
		if (name.indexOf('$') >= 0 || name.indexOf('\0') >= 0) {
			return "has a '$' or a null character";
		}
		if (name.startsWith(".") || name.endsWith(".") || name.contains("..")) {
			return "has an empty part";
		}
		return (name.getBytes(StandardCharsets.UTF_8).length > LONGEST) ? "is longer than " + LONGEST + " bytes" : null;
	}

}
