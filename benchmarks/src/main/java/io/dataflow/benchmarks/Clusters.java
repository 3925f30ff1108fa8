/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Vectors that lie in clusters, as those of texts do.
 */
final class Clusters {

	private static final int CENTRES = 200;

	/** How far from a centre vectors are, compared with the centres from each other. */
	private static final float SPREAD = 0.4f;

	private final Random random = new Random(42);

	private final List<float[]> centres = new ArrayList<>();

	Clusters() {
		for (int i = 0; i < CENTRES; i++) {
			this.centres.add(gaussian(new float[Item.DIMENSIONS], 1));
		}
	}

	float[] next() {
		float[] vector = gaussian(this.centres.get(this.random.nextInt(CENTRES)).clone(), SPREAD);
		double length = 0;
		for (float number : vector) {
			length += number * number;
		}
		for (int i = 0; i < vector.length; i++) {
			vector[i] /= (float) Math.sqrt(length);
		}
		return vector;
	}

	private float[] gaussian(float[] vector, float spread) {
		for (int i = 0; i < vector.length; i++) {
			vector[i] += (float) this.random.nextGaussian() * spread;
		}
		return vector;
	}

	List<float[]> next(int count) {
		List<float[]> vectors = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			vectors.add(next());
		}
		return vectors;
	}

}
