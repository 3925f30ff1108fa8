/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.health;

import reactor.core.publisher.Mono;

/**
 * Tells how well one component is.
 *
 * @since 0.1.0
 */
public interface HealthCheck {

	/**
	 * Return the name of the component.
	 * @return the name in snake case, for instance {@code connection_pool}
	 */
	String name();

	/**
	 * Check the component.
	 * @return its health; cold. Whoever calls limits the time and takes an error for
	 * {@link HealthStatus#UNHEALTHY}
	 */
	Mono<ComponentHealth> check();

}
