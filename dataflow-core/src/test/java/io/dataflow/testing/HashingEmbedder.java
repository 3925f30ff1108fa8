/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.testing;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

import io.dataflow.embedding.Embedder;
import reactor.core.publisher.Mono;

/**
 * Makes the same vector of the same text every time, without a model: each word counts at
 * the place that its hash names. Texts that share words are near each other.
 */
public final class HashingEmbedder implements Embedder {

	private final int dimensions;

	private final List<List<String>> calls = new CopyOnWriteArrayList<>();

	/**
	 * Create the embedder.
	 * @param dimensions how many numbers a vector has
	 */
	public HashingEmbedder(int dimensions) {
		this.dimensions = dimensions;
	}

	@Override
	public Mono<List<float[]>> embed(List<String> texts) {
		return Mono.fromSupplier(() -> {
			this.calls.add(texts);
			return texts.stream().map(this::vector).toList();
		});
	}

	/**
	 * Make a vector.
	 * @param text the text; without a word it leads to a vector that points nowhere near
	 * @return a vector of the length 1
	 */
	public float[] vector(String text) {
		float[] vector = new float[this.dimensions];
		vector[0] = 0.01f;
		for (String word : text.toLowerCase(Locale.ROOT).split("\\W+")) {
			vector[Math.floorMod(word.hashCode(), this.dimensions)] += 1;
		}
		double square = 0;
		for (float number : vector) {
			square += number * number;
		}
		for (int i = 0; i < vector.length; i++) {
			vector[i] /= (float) Math.sqrt(square);
		}
		return vector;
	}

	/**
	 * Return the texts of each call so far, and forget them.
	 * @return the batches
	 */
	public List<List<String>> calls() {
		List<List<String>> past = List.copyOf(this.calls);
		this.calls.clear();
		return past;
	}

}
