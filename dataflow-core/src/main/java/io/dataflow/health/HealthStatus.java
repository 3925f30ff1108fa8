/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.health;

import java.util.Collection;

/**
 * How well something is. The constants are in the order from good to bad.
 *
 * @since 0.1.0
 */
public enum HealthStatus {

	/** Everything works. */
	HEALTHY,

	/** Requests are served, but somebody should look. */
	DEGRADED,

	/** Requests cannot be served. */
	UNHEALTHY;

	/**
	 * Return the status of a whole: unhealthy when any part is, else degraded when any
	 * part is.
	 * @param parts the statuses of the parts
	 * @return the worst of them, {@link #HEALTHY} when there is none
	 */
	static HealthStatus worst(Collection<HealthStatus> parts) {
		return parts.stream().reduce(HEALTHY, (left, right) -> (left.compareTo(right) >= 0) ? left : right);
	}

}
