/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A group of nodes that is run again and again. Its feedback gives a node what another
 * one gave in the iteration before; in the first one there is nothing to give. The
 * results of the last iteration are those of the nodes.
 * <p>
 * It ends after an iteration: when that was the last one allowed, when the condition
 * holds, when the time is up, or when it has feedback and none of it was given, because
 * branches were not taken.
 *
 * @param id the id of the group, unique among the groups and nodes of the workflow
 * @param nodeIds the ids of its nodes in their order, without those of groups inside it
 * @param feedback the connections to the next iteration
 * @param maxIterations how many iterations there may be, or {@code null} for any number
 * @param convergeWhen the condition that ends the cycle, or {@code null}. It sees the
 * results of the nodes by their ids, their outputs by name (of several with one name that
 * of the last node), {@code previous} (the results of the iteration before, by node id),
 * {@code iteration} (from 1) and {@code elapsed_time} (seconds)
 * @param timeout after which time no further iteration begins, or {@code null}
 * @param parent the id of the group that it is part of, or {@code null}
 * @since 0.1.0
 */
public record Cycle(String id, List<String> nodeIds, List<Connection> feedback, @Nullable Integer maxIterations,
		@Nullable String convergeWhen, @Nullable Duration timeout, @Nullable String parent) implements Group {

	public Cycle {
		Objects.requireNonNull(id, "'id' must not be null");
		nodeIds = List.copyOf(nodeIds);
		feedback = List.copyOf(feedback);
	}

}
