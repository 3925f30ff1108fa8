/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.operation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A statement as a database is given it. Values are no part of the text.
 *
 * @param sql the text, with the markers of the driver for the parameters
 * @param parameters the values as the driver takes them, in the order of their markers
 * @since 0.1.0
 */
public record BuiltStatement(String sql, List<@Nullable Object> parameters) {

	public BuiltStatement {
		parameters = Collections.unmodifiableList(new ArrayList<>(parameters));
	}

}
