/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.sample;

import java.util.List;
import java.util.Locale;

import io.dataflow.embedding.Embedder;
import reactor.core.publisher.Mono;

/**
 * A stand-in for an embedding model, so that the shop needs no provider and no key: each
 * word counts at the place that its hash names. It finds texts that share words and knows
 * nothing of what they mean. An application with a Spring AI starter such as that of
 * Ollama or OpenAI leaves this class out.
 */
final class HashingEmbedder implements Embedder {

	private static final int DIMENSIONS = 256;

	@Override
	public Mono<List<float[]>> embed(List<String> texts) {
		return Mono.fromSupplier(() -> texts.stream().map(HashingEmbedder::vector).toList());
	}

	private static float[] vector(String text) {
		float[] vector = new float[DIMENSIONS];
		// a text without a word must point somewhere, too
		vector[0] = 0.01f;
		for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
			if (!word.isEmpty()) {
				vector[Math.floorMod(word.hashCode(), DIMENSIONS)] += 1;
			}
		}
		return vector;
	}

}
