/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.operation.document;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;

/**
 * A document is larger than the database stores; nothing was stored.
 *
 * @since 0.1.0
 */
public final class DocumentTooLargeException extends DataFlowException {

	private final long size;

	/**
	 * Create the error.
	 * @param what which document, as the subject of a sentence
	 * @param size how many bytes it has
	 * @param limit how many it may have
	 */
	public DocumentTooLargeException(String what, long size, long limit) {
		super(ErrorCode.RESOURCE_EXHAUSTED,
				what + " has " + size + " bytes, which is more than the " + limit + " that one may have.",
				"Split it into several documents, or store its large values as files (GridFsStoreNode).");
		this.size = size;
	}

	/**
	 * Return how large it is.
	 * @return bytes
	 */
	public long size() {
		return this.size;
	}

}
