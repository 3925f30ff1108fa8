/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

import org.jspecify.annotations.Nullable;

/**
 * Tells nodes and what they call which run they belong to. It is in the Reactor Context
 * of every node under the key {@code RunContext.class}.
 *
 * @since 0.1.0
 */
public final class RunContext {

	static final int DEEPEST = 16;

	private final long high;

	private final long low;

	private final String workflow;

	private final @Nullable RunContext parent;

	/** Made when somebody asks, since the ids of most runs are never looked at. */
	private @Nullable String runId;

	/**
	 * A run's id tells runs apart and guards nothing, so that it need not wait for random
	 * numbers that nobody can guess.
	 */
	RunContext(String workflow, @Nullable RunContext parent) {
		Random random = ThreadLocalRandom.current();
		this.high = random.nextLong() & ~0xf000L | 0x4000L;
		this.low = random.nextLong() & ~(0xc0L << 56) | 0x80L << 56;
		this.workflow = workflow;
		this.parent = parent;
	}

	/**
	 * Return the id of the run.
	 * @return a UUID
	 */
	public String runId() {
		String id = this.runId;
		if (id == null) {
			id = new UUID(this.high, this.low).toString();
			this.runId = id;
		}
		return id;
	}

	/**
	 * Return the name of the workflow.
	 * @return the name
	 */
	public String workflow() {
		return this.workflow;
	}

	/**
	 * Return the run whose node started this one.
	 * @return the id of that run, or {@code null} when this one is no part of another
	 */
	public @Nullable String parentRunId() {
		return (this.parent != null) ? this.parent.runId() : null;
	}

	/**
	 * Return how many runs this one is nested in.
	 * @return the number, zero for a run that is no part of another
	 */
	public int depth() {
		return (this.parent != null) ? this.parent.depth() + 1 : 0;
	}

	// cheaper than the identity, for which the virtual machine is called
	int hash() {
		return (int) this.low;
	}

	@Override
	public String toString() {
		return "Run " + runId() + " of workflow '" + this.workflow + "'";
	}

}
