/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.health;

/**
 * How well one component is.
 *
 * @param status the status
 * @param message the reason in one sentence, without secrets and values
 * @since 0.1.0
 */
public record ComponentHealth(HealthStatus status, String message) {

	/**
	 * Create the health of a component that works.
	 * @param message the reason
	 * @return the health
	 */
	public static ComponentHealth healthy(String message) {
		return new ComponentHealth(HealthStatus.HEALTHY, message);
	}

	/**
	 * Create the health of a component that works, but not as it should.
	 * @param message the reason
	 * @return the health
	 */
	public static ComponentHealth degraded(String message) {
		return new ComponentHealth(HealthStatus.DEGRADED, message);
	}

	/**
	 * Create the health of a component that keeps requests from being served.
	 * @param message the reason
	 * @return the health
	 */
	public static ComponentHealth unhealthy(String message) {
		return new ComponentHealth(HealthStatus.UNHEALTHY, message);
	}

}
