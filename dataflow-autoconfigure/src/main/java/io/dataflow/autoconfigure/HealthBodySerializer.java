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
			write("details", details.components(), json, context);
			json.writeStringProperty("timestamp", this.clock.instant().toString());
		}
		write("components", health.getComponents(), json, context);
		if (health instanceof SystemHealthDescriptor system && system.getGroups() != null) {
			json.writePOJOProperty("groups", system.getGroups());
		}
		json.writeEndObject();
	}

	private static void write(String name, @Nullable Map<String, ?> values, JsonGenerator json,
			SerializationContext context) {
		if (values != null && !values.isEmpty()) {
			json.writeObjectPropertyStart(name);
			values.forEach((key, value) -> context.defaultSerializeProperty(key, value, json));
			json.writeEndObject();
		}
	}

}
