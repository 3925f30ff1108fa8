/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Tells the outputs that a node can give, where its parameters decide. A connection from
 * any other output is an error before a run, because what hangs on it could never run.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface OutputNames {

	/**
	 * Return the outputs that a node with certain parameters can give.
	 * @param parameters the parameters that are known before a run
	 * @param arriving the inputs whose values arrive only in a run
	 * @return the names; empty when they cannot be told
	 */
	Set<String> of(Map<String, @Nullable Object> parameters, Set<String> arriving);

}
