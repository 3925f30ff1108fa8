/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON values as text.
 */
final class JsonText {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private JsonText() {
	}

	static String write(Object value) {
		return MAPPER.writeValueAsString(value);
	}

	static @Nullable Object read(@Nullable String text) {
		return (text != null) ? MAPPER.readValue(text, Object.class) : null;
	}

}
