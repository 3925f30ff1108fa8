/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.operation.document;

/**
 * One call on a bucket of files.
 *
 * @param <R> the type of the elements of the result
 * @since 0.1.0
 */
public interface FileOperation<R> extends DocumentOperation<R> {

	/**
	 * Return the bucket.
	 * @return the name, checked
	 */
	String bucket();

	@Override
	default String collection() {
		return bucket() + ".files";
	}

}
