/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.boot.health.actuate.endpoint.CompositeHealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.contributor.Status;

/**
 * The components of an answer of the health endpoint, those of DataFlow first and without
 * its name.
 *
 * @param message why the status is what it is
 * @param components what is known of the components by name, empty when they are
 * concealed
 */
record HealthDetails(String message, Map<String, Component> components) {

	static HealthDetails of(CompositeHealthDescriptor health) {
		Map<String, HealthDescriptor> children = children(health);
		Map<String, Component> components = new LinkedHashMap<>();
		HealthDescriptor ours = children.get(DataFlowHealthContributor.DEFAULT);
		if (ours != null) {
			add(components, "", ours);
		}
		children.forEach((name, child) -> {
			if (child != ours) {
				add(components, name, child);
			}
		});
		return new HealthDetails(message(health.getStatus(), components), components);
	}

	private static Map<String, HealthDescriptor> children(CompositeHealthDescriptor health) {
		Map<String, HealthDescriptor> children = health.getComponents();
		return (children != null) ? children : Map.of();
	}

	private static void add(Map<String, Component> components, String name, HealthDescriptor health) {
		if (health instanceof CompositeHealthDescriptor composite) {
			children(composite).forEach(
					(child, descriptor) -> add(components, (name.isEmpty()) ? child : name + "." + child, descriptor));
		}
		else {
			components.put(name, Component.of(health.getStatus()));
		}
	}

	private static String message(Status status, Map<String, Component> components) {
		if (status.equals(Status.UP)) {
			return "All components are up.";
		}
		String reasons = components.entrySet()
			.stream()
			.filter((component) -> component.getValue().status().equals(status.getCode()))
			.map((component) -> component.getKey() + ": " + component.getValue().message())
			.collect(Collectors.joining(" "));
		return (reasons.isEmpty()) ? Component.of(status).message() : reasons;
	}

	/**
	 * One component.
	 *
	 * @param status the code of its status
	 * @param message the description of its status
	 */
	record Component(String status, String message) {

		static Component of(Status status) {
			String description = status.getDescription();
			return new Component(status.getCode(),
					(description.isEmpty()) ? "The status is " + status.getCode() + "." : description);
		}

	}

}
