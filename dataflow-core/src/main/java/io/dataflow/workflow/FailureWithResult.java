/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * An exception of a node that has something to tell even though it failed. In a run that
 * goes on regardless, the result of the node holds it beside the error.
 *
 * @since 0.1.0
 */
public interface FailureWithResult {

	/**
	 * Return what there is to tell.
	 * @return the outputs by name; {@code error}, {@code error_code} and {@code failed}
	 * are replaced by the engine; unmodifiable
	 */
	Map<String, @Nullable Object> result();

	/**
	 * Return whether the node may be run again. What is not known to be undone must not
	 * be done twice.
	 * @return whether retries make sense; true by default
	 */
	default boolean isRepeatable() {
		return true;
	}

}
