/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.operation.document;

import java.util.Map;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;

/**
 * An update or a delete of documents has an empty filter; nothing was changed.
 *
 * @since 0.1.0
 */
public final class EmptyDocumentFilterException extends DataFlowException {

	private EmptyDocumentFilterException(String operation, String collection) {
		super(ErrorCode.EMPTY_FILTER,
				"The " + operation + " of '" + collection + "' has an empty filter; nothing was changed.",
				"Pass a condition. One that every document satisfies is {_id: {$exists: true}}.");
	}

	static void check(String operation, String collection, Map<String, ?> filter) {
		if (filter.isEmpty()) {
			throw new EmptyDocumentFilterException(operation, collection);
		}
	}

}
