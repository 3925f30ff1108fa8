/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.benchmarks;

import java.util.List;
import java.util.function.Function;

import org.reactivestreams.Publisher;

/**
 * One call of a comparison.
 *
 * @param name what it is called in the table
 * @param fresh whether it begins with an empty table; otherwise the table has all records
 * @param measures the names of the turns that it is compared with
 * @param call the call, which takes the records
 */
record Turn(String name, boolean fresh, List<String> measures, Function<List<Reading>, Publisher<?>> call) {

	static Turn fresh(String name, Function<List<Reading>, Publisher<?>> call, String... measures) {
		return new Turn(name, true, List.of(measures), call);
	}

	static Turn filled(String name, Function<List<Reading>, Publisher<?>> call, String... measures) {
		return new Turn(name, false, List.of(measures), call);
	}

}
