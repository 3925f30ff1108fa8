/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.operation.document;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;

/**
 * A bucket has no such file.
 *
 * @since 0.1.0
 */
public final class UnknownFileException extends DataFlowException {

	/**
	 * Create the error.
	 * @param bucket the bucket
	 * @param address which file was meant
	 */
	public UnknownFileException(String bucket, FileAddress address) {
		super(ErrorCode.NOT_FOUND, "The bucket '" + bucket + "' has no file with " + address + ".",
				"Check the id or the name, and the bucket.");
	}

}
