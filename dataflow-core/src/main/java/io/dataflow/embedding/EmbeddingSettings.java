/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.embedding;

import java.time.Duration;

/**
 * How texts are handed to an {@link Embedder}.
 *
 * @param batchSize how many texts a call has at most, at least 1
 * @param maxConcurrentCalls how many calls may wait for their results at the same time
 * for the texts of one node or operation, at least 1
 * @param timeout how long a call may take, zero for no limit
 * @since 0.1.0
 */
public record EmbeddingSettings(int batchSize, int maxConcurrentCalls, Duration timeout) {

	private static final EmbeddingSettings DEFAULTS = new EmbeddingSettings(100, 4, Duration.ofSeconds(30));

	/**
	 * Check the values.
	 * @throws InvalidEmbeddingSettingException DF-401 when a value is out of range
	 */
	public EmbeddingSettings {
		InvalidEmbeddingSettingException.check(batchSize >= 1, "batchSize", batchSize, "at least 1");
		InvalidEmbeddingSettingException.check(maxConcurrentCalls >= 1, "maxConcurrentCalls", maxConcurrentCalls,
				"at least 1");
		InvalidEmbeddingSettingException.check(!timeout.isNegative(), "timeout", timeout, "zero or positive");
	}

	/**
	 * Return settings of 100 texts a call, 4 calls at the same time, and 30 seconds.
	 * @return the settings
	 */
	public static EmbeddingSettings defaults() {
		return DEFAULTS;
	}

}
