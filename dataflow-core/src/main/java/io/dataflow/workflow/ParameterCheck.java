/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.List;
import java.util.Map;
import java.util.Set;

import io.dataflow.error.DataFlowException;
import org.jspecify.annotations.Nullable;

/**
 * Judges the parameters of a node before a run, without I/O.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface ParameterCheck {

	/**
	 * Return what is wrong with the parameters.
	 * @param parameters the static parameters, without those that a connection or a run
	 * input replaces as a whole and those whose type does not fit, which the engine
	 * reports; a parameter into which connections put single entries (such as
	 * {@code filter.id}) is present with its static part
	 * @param arriving the names of the inputs that get their value at run time or have
	 * one that does not fit; for an entry both {@code filter} and {@code filter.id}
	 * @return one error per problem, none when all is well; a thrown
	 * {@link DataFlowException} counts as one problem
	 */
	List<? extends DataFlowException> check(Map<String, @Nullable Object> parameters, Set<String> arriving);

}
