/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.operation.document;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;

/**
 * A name cannot be that of a collection or a bucket that callers may use.
 *
 * @since 0.1.0
 */
public final class InvalidCollectionException extends DataFlowException {

	InvalidCollectionException(String name, String problem) {
		super(ErrorCode.TYPE_MISMATCH, "The collection '" + shown(name) + "' cannot be used: the name " + problem + ".",
				"Use the name of a collection of this database, made of letters, digits, '_', '-' and '.'.");
	}

	private static String shown(String name) {
		String visible = name.replace('\0', '?');
		return (visible.length() > 80) ? visible.substring(0, 80) + "…" : visible;
	}

}
