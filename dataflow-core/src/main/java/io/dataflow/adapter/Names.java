/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter;

import org.jspecify.annotations.Nullable;

/**
 * Names of the schema in messages.
 */
final class Names {

	private Names() {
	}

	static String suffix(String what, @Nullable String name) {
		return (name != null) ? " (" + what + " '" + name + "')" : "";
	}

}
