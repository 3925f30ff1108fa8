/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.observation;

import io.dataflow.workflow.RunContext;

/**
 * What is known of a run that is observed.
 *
 * @since 0.1.0
 */
public final class RunObservationContext extends ObservedContext {

	private final RunContext run;

	RunObservationContext(RunContext run) {
		this.run = run;
	}

	/**
	 * Return which run it is.
	 * @return the run
	 */
	public RunContext run() {
		return this.run;
	}

}
