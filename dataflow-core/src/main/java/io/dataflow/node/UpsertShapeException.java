/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.node;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;

/**
 * An upsert node lacks what it needs: DF-707 without {@code where}, DF-708 with neither
 * {@code update} nor {@code create}.
 *
 * @since 0.1.0
 */
public final class UpsertShapeException extends DataFlowException {

	private UpsertShapeException(ErrorCode code, String message) {
		super(code, message, "Write {\"where\": {\"id\": …}, \"update\": {\"name\": …}, \"create\": {\"name\": …}}.");
	}

	static UpsertShapeException withoutWhere(String node) {
		return new UpsertShapeException(ErrorCode.UPSERT_WITHOUT_WHERE, node + " has no 'where'.");
	}

	static UpsertShapeException withoutValues(String node) {
		return new UpsertShapeException(ErrorCode.UPSERT_WITHOUT_VALUES, node + " has neither 'update' nor 'create'.");
	}

}
