/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.node;

import java.util.List;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;

/**
 * An update node is not told which record to change: DF-903 when its filter is empty,
 * DF-902 when it has the flat form without an id, else DF-104.
 *
 * @since 0.1.0
 */
public final class UpdateShapeException extends DataFlowException {

	private static final String ACTION = "Write {\"filter\": {\"id\": …}, \"fields\": {\"name\": …}}.";

	private UpdateShapeException(ErrorCode code, String message) {
		super(code, message, ACTION);
	}

	static UpdateShapeException of(NodeInputs inputs, boolean withoutFlatFields) {
		if (inputs.has("filter") || inputs.has("conditions")) {
			return emptyFilter(inputs.node());
		}
		if (withoutFlatFields) {
			return new UpdateShapeException(ErrorCode.UPDATE_PARAMETERS, inputs.node() + " has no 'filter'.");
		}
		return new UpdateShapeException(ErrorCode.UPDATE_SHAPE,
				inputs.node() + " has fields beside each other but neither 'filter' nor 'id'.");
	}

	static UpdateShapeException withoutRecords(String node) {
		return new UpdateShapeException(ErrorCode.UPDATE_PARAMETERS, node + " has neither 'data' nor a 'filter'.");
	}

	static UpdateShapeException inTwoWays(String node, List<String> others) {
		return new UpdateShapeException(ErrorCode.UPDATE_PARAMETERS,
				node + " has records with values of their own in 'data', on which " + others + " has no effect.");
	}

	static UpdateShapeException emptyFilter(String node) {
		return new UpdateShapeException(ErrorCode.EMPTY_FILTER,
				"The filter of " + node + " is empty and would select every record.");
	}

}
