/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import java.time.Clock;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

import org.springframework.boot.health.actuate.endpoint.CompositeHealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.SystemHealthDescriptor;

/**
 * Writes what Spring Boot's health endpoint answers, and at its top {@code message},
 * {@code details} and {@code timestamp} in addition. They are taken from the answer, so
 * that what the endpoint conceals stays concealed.
 */
final class HealthBodySerializer extends ValueSerializer<CompositeHealthDescriptor> {

	private final Clock clock;

	HealthBodySerializer(Clock clock) {
		this.clock = clock;
	}

	@Override
	public void serialize(CompositeHealthDescriptor health, JsonGenerator json, SerializationContext context) {
		boolean top = json.streamWriteContext().inRoot();
		json.writeStartObject(health);
		json.writeStringProperty("status", health.getStatus().getCode());
		if (top) {
			HealthDetails details = HealthDetails.of(health);
			json.writeStringProperty("message", details.message());
			write(details.components(), json);
			json.writeStringProperty("timestamp", this.clock.instant().toString());
		}
		write(health.getComponents(), json, context);
		if (health instanceof SystemHealthDescriptor system && system.getGroups() != null) {
			json.writePOJOProperty("groups", system.getGroups());
		}
		json.writeEndObject();
	}

	private static void write(Map<String, HealthDetails.Component> details, JsonGenerator json) {
		if (!details.isEmpty()) {
			json.writeObjectPropertyStart("details");
			details.forEach((name, component) -> {
				json.writeObjectPropertyStart(name);
				json.writeStringProperty("status", component.status());
				json.writeStringProperty("message", component.message());
				json.writeEndObject();
			});
			json.writeEndObject();
		}
	}

	private static void write(@Nullable Map<String, HealthDescriptor> components, JsonGenerator json,
			SerializationContext context) {
		if (components != null && !components.isEmpty()) {
			json.writeObjectPropertyStart("components");
			components.forEach((name, component) -> context.defaultSerializeProperty(name, component, json));
			json.writeEndObject();
		}
	}

}
