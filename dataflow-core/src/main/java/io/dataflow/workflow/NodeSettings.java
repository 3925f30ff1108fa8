/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * How one node of a workflow is run. Immutable.
 *
 * @param timeout how long one attempt may take, or {@code null} for as long as the run
 * @param retry when it is run again after a failure, or {@code null} for never
 * @param continueOnError whether a failure is its result, {@code {error, error_code,
 * failed: true}}, so that nodes that do not depend on it go on
 * @since 0.1.0
 */
public record NodeSettings(@Nullable Duration timeout, @Nullable RetryPolicy retry, boolean continueOnError) {

	/** Neither time limit nor retry, and a failure fails the run. */
	public static final NodeSettings NONE = new NodeSettings(null, null, false);

	public NodeSettings {
		if (timeout != null && (timeout.isNegative() || timeout.isZero())) {
			throw new IllegalArgumentException("'timeout' must be positive");
		}
	}

	/**
	 * Return these settings with a time limit.
	 * @param limit how long one attempt may take
	 * @return the changed copy
	 */
	public NodeSettings timeout(Duration limit) {
		return new NodeSettings(limit, this.retry, this.continueOnError);
	}

	/**
	 * Return these settings with retries. In a transaction every attempt is a savepoint,
	 * so that a failed one leaves nothing behind.
	 * @param policy how often and when
	 * @return the changed copy
	 */
	public NodeSettings retry(RetryPolicy policy) {
		return new NodeSettings(this.timeout, policy, this.continueOnError);
	}

	/**
	 * Return these settings with another treatment of failures.
	 * @param value whether the run goes on after a failure of the node
	 * @return the changed copy
	 */
	public NodeSettings continueOnError(boolean value) {
		return new NodeSettings(this.timeout, this.retry, value);
	}

}
