/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.node;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;
import io.dataflow.operation.BulkFailure;

/**
 * Something that is wrong with a record of a bulk call.
 *
 * @param index the position of the record in the call, from 0
 * @param field the field as the caller names it, or nothing when the record as a whole is
 * meant
 * @param code what is wrong
 * @param message what is wrong, in words
 * @since 0.1.0
 */
public record RecordProblem(long index, String field, ErrorCode code, String message) {

	static RecordProblem of(long index, String field, DataFlowException error) {
		String message = String.valueOf(error.getMessage());
		return new RecordProblem(index, field, error.errorCode(), message.substring(message.indexOf(']') + 2));
	}

	BulkFailure asFailure() {
		return new BulkFailure(this.index, this.code, toString());
	}

	@Override
	public String toString() {
		return "index " + this.index + ": " + this.message;
	}

}
