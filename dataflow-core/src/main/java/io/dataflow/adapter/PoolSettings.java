/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter;

import java.time.Duration;

/**
 * How many connections to keep open, and for how long.
 *
 * @param size the number of connections that are kept, at least 1
 * @param maxOverflow how many more may be opened under load, 0 for none
 * @param recycle the age at which a connection is replaced
 * @param acquireTimeout how long to wait for a free connection
 * @since 0.1.0
 */
public record PoolSettings(int size, int maxOverflow, Duration recycle, Duration acquireTimeout) {

	/**
	 * Create settings.
	 * @throws InvalidPoolSettingsException DF-401 when a number is out of range
	 */
	public PoolSettings {
		if (size < 1) {
			throw new InvalidPoolSettingsException("size", size, "at least 1");
		}
		if (maxOverflow < 0) {
			throw new InvalidPoolSettingsException("max-overflow", maxOverflow, "0 or more");
		}
	}

	/**
	 * Return the settings for a service of ordinary load: 10 connections and 20 more,
	 * replaced after an hour, 30 seconds to wait.
	 * @return the settings
	 */
	public static PoolSettings defaults() {
		return new PoolSettings(10, 20, Duration.ofHours(1), Duration.ofSeconds(30));
	}

	/**
	 * Return the greatest number of connections.
	 * @return the number
	 */
	public int maxSize() {
		return this.size + this.maxOverflow;
	}

}
