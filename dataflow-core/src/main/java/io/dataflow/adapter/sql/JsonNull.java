/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * The null of JSON, which is a value where the null of SQL is none.
 */
enum JsonNull {

	/** The only one. */
	INSTANCE;

	@JsonValue
	@Nullable Object value() {
		return null;
	}

}
