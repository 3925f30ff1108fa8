/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.lifecycle;

import java.time.Clock;
import java.util.List;

import io.dataflow.pipeline.OperationInterceptor;

/**
 * The interceptors that every instance has.
 *
 * @since 0.1.0
 */
public final class Lifecycle {

	private Lifecycle() {
	}

	/**
	 * Return the interceptors of this package, in the sequence in which they build on
	 * each other.
	 * @param clock what tells the time
	 * @return the interceptors
	 */
	public static List<OperationInterceptor> interceptors(Clock clock) {
		return List.of(new AppendOnly(), new RecordDefaults(), new Timestamps(clock), new OptimisticLock(),
				new SoftDelete(clock));
	}

}
