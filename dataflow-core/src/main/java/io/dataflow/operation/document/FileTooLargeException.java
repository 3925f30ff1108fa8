/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.operation.document;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;

/**
 * A file is larger than a call permits.
 *
 * @since 0.1.0
 */
public final class FileTooLargeException extends DataFlowException {

	/**
	 * Create the error.
	 * @param file which file, as the subject of a sentence
	 * @param maxBytes how many bytes it may have
	 */
	public FileTooLargeException(String file, long maxBytes) {
		super(ErrorCode.RESOURCE_EXHAUSTED, file + " has more than " + maxBytes + " bytes.",
				"Raise 'max_bytes' if the memory holds it, or stream the file in Java with a FileRead or FileWrite.");
	}

}
