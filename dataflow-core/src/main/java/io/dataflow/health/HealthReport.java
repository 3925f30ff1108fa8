/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.health;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How well an instance is, with the reasons.
 *
 * @param status the worst status of the components
 * @param message the reasons of the components that have this status
 * @param details the components by name, in the order in which they were checked;
 * unmodifiable
 * @param timestamp when the last component was checked
 * @since 0.1.0
 */
public record HealthReport(HealthStatus status, String message, Map<String, ComponentHealth> details,
		Instant timestamp) {

	/**
	 * Copy the components.
	 */
	public HealthReport {
		details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
	}

	/**
	 * Create the report on components.
	 * @param details the components by name
	 * @param timestamp when they were checked
	 * @return the report
	 */
	public static HealthReport of(Map<String, ComponentHealth> details, Instant timestamp) {
		HealthStatus status = HealthStatus.worst(details.values().stream().map(ComponentHealth::status).toList());
		String message = (status == HealthStatus.HEALTHY) ? "All components are healthy."
				: details.entrySet()
					.stream()
					.filter((component) -> component.getValue().status() == status)
					.map((component) -> component.getKey() + ": " + component.getValue().message())
					.collect(Collectors.joining(" "));
		return new HealthReport(status, message, details, timestamp);
	}

	/**
	 * Tell whether requests can be served.
	 * @return whether the status is not {@link HealthStatus#UNHEALTHY}
	 */
	public boolean isReady() {
		return this.status != HealthStatus.UNHEALTHY;
	}

}
