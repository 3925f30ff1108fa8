/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.benchmarks;

import java.util.Arrays;

/**
 * The quartiles of some measurements.
 */
record Quantiles(double lower, double median, double upper) {

	static Quantiles of(double[] values) {
		double[] sorted = values.clone();
		Arrays.sort(sorted);
		return new Quantiles(sorted[sorted.length / 4], sorted[sorted.length / 2], sorted[sorted.length * 3 / 4]);
	}

}
