/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.resilience;

import java.util.concurrent.atomic.LongAdder;

/**
 * Counts what became of attempts.
 */
final class Counts {

	private final LongAdder attempts = new LongAdder();

	private final LongAdder failures = new LongAdder();

	private final LongAdder successes = new LongAdder();

	void begun() {
		this.attempts.increment();
	}

	void failed() {
		this.failures.increment();
	}

	void succeeded() {
		this.successes.increment();
	}

	long attempts() {
		return this.attempts.sum();
	}

	long failures() {
		return this.failures.sum();
	}

	long successes() {
		return this.successes.sum();
	}

}
