/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What templates are filled with.
 */
interface TemplateValues {

	/**
	 * Return when the run began.
	 */
	Instant startedAt();

	/**
	 * Return a variable of the environment that templates may see.
	 */
	@Nullable Object variable(String name);

	/**
	 * Return an input of the run, or what a path leads to in it.
	 * @param path the path, which begins with the name of the input
	 */
	@Nullable Object input(String name, OutputPath path);

	/**
	 * Return what a path leads to in the result of a node.
	 */
	@Nullable Object output(String node, OutputPath path);

}
