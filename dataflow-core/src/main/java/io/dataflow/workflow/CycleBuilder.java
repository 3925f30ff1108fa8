/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Adds nodes to a cycle of a workflow and says when it ends.
 *
 * @since 0.1.0
 */
public final class CycleBuilder extends GroupBuilder<CycleBuilder> {

	private final List<Connection> feedback = new ArrayList<>();

	private @Nullable Integer maxIterations;

	private @Nullable String convergeWhen;

	private @Nullable Duration timeout;

	CycleBuilder(GroupMembers members) {
		super(members);
	}

	/**
	 * Give a node of the cycle what one of its nodes gave in the iteration before.
	 * @param from the id of the node that gives the value
	 * @param output the output, or a path into it
	 * @param to the id of the node that takes the value, which may be the same
	 * @param input the input, or a path into it where the input takes entries
	 * @return this builder
	 */
	public CycleBuilder feedback(String from, String output, String to, String input) {
		this.feedback.add(new Connection(from, output, to, input));
		return this;
	}

	/**
	 * End the cycle after a number of iterations.
	 * @param number how many iterations there may be, at least 1
	 * @return this builder
	 */
	public CycleBuilder maxIterations(int number) {
		this.maxIterations = number;
		return this;
	}

	/**
	 * End the cycle after an iteration for which a condition holds. A condition that
	 * cannot be evaluated fails the run.
	 * @param condition the condition, for instance {@code total >= 100 or iteration > 5};
	 * {@link Cycle} lists what it sees
	 * @return this builder
	 */
	public CycleBuilder convergeWhen(String condition) {
		this.convergeWhen = Objects.requireNonNull(condition, "'condition' must not be null");
		return this;
	}

	/**
	 * Begin no further iteration after some time.
	 * @param limit the time, more than zero
	 * @return this builder
	 */
	public CycleBuilder timeout(Duration limit) {
		this.timeout = Objects.requireNonNull(limit, "'limit' must not be null");
		return this;
	}

	@Override
	CycleBuilder self() {
		return this;
	}

	Cycle build(String id, @Nullable String parent) {
		return new Cycle(id, members().nodeIds(), this.feedback, this.maxIterations, this.convergeWhen, this.timeout,
				parent);
	}

}
