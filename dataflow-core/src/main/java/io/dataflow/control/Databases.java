/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.control;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/**
 * Finds the databases that steps name.
 */
final class Databases {

	private Databases() {
	}

	/**
	 * Return the names; those of steps that name none are not among them.
	 */
	static Set<String> of(Collection<SagaStep> steps) {
		Set<String> names = new TreeSet<>();
		for (SagaStep step : steps) {
			add(step.parameters().get("database"), names);
			add(step.parameters().get("db_instance"), names);
		}
		return names;
	}

	private static void add(@Nullable Object name, Set<String> names) {
		if (name instanceof CharSequence text && !text.toString().contains("{{")) {
			names.add(text.toString());
		}
	}

}
