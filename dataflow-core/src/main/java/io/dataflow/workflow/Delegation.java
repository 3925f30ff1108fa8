/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Tells what nodes of a type run by name, so that names that do not exist are found
 * before a run.
 *
 * @since 0.1.0
 */
public interface Delegation {

	/**
	 * Return the node types that a node runs.
	 * @param parameters the static parameters of the node
	 * @return the names, as far as the parameters tell; none by default
	 */
	default Collection<String> nodeTypes(Map<String, @Nullable Object> parameters) {
		return List.of();
	}

	/**
	 * Return the workflows that a node runs.
	 * @param parameters the static parameters of the node
	 * @return the names, as far as the parameters tell; none by default
	 */
	default Collection<String> workflows(Map<String, @Nullable Object> parameters) {
		return List.of();
	}

	/**
	 * Return in whose transactions a node takes part itself, where that is not the same
	 * for all nodes of its type.
	 * @param parameters the static parameters of the node
	 * @return the names, as {@link NodeTypeBuilder#transactions(String)} takes them; none
	 * by default
	 */
	default Collection<String> transactions(Map<String, @Nullable Object> parameters) {
		return List.of();
	}

	/**
	 * Return whether all that a node runs is one transaction of its own, so that it must
	 * be of one database.
	 * @param parameters the static parameters of the node
	 * @return whether it is, as far as the parameters tell; {@code false} by default
	 */
	default boolean isTransaction(Map<String, @Nullable Object> parameters) {
		return false;
	}

}
