/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

import io.dataflow.error.DataFlowException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Runs a node under its settings. In a transaction an attempt that may fail is a
 * savepoint: most databases refuse to go on after a failure otherwise.
 *
 * @param nodeId the id of the node
 * @param settings the settings of the node
 * @param run the settings of the run
 */
record NodeAttempts(String nodeId, NodeSettings settings, RunSettings run) {

	/** What is longer than this is no limit. */
	private static final Duration LONGEST = Duration.ofDays(3650);

	Mono<Map<String, @Nullable Object>> of(Mono<? extends Map<String, ? extends @Nullable Object>> node) {
		Mono<Map<String, @Nullable Object>> attempt = node.map((result) -> NodeResult.of(result))
			.switchIfEmpty(Mono.fromSupplier(() -> NodeResult.of(null)));
		Duration limit = this.settings.timeout();
		if (limit != null && limit.compareTo(LONGEST) < 0) {
			attempt = attempt.timeout(limit, Mono.error(() -> new NodeTimeoutException(this.nodeId, limit)));
		}
		RetryPolicy policy = this.settings.retry();
		boolean mayFail = policy != null || this.settings.continueOnError() || this.run.continueOnError();
		String transaction = this.run.transaction();
		if (transaction != null && mayFail) {
			attempt = this.run.support(transaction).inNestedTransaction(attempt);
		}
		return (policy != null) ? attempt.retryWhen(retry(policy)) : attempt;
	}

	private static Retry retry(RetryPolicy policy) {
		return Retry.from((failures) -> failures.concatMap((failed) -> pause(policy, failed)));
	}

	private static Mono<Long> pause(RetryPolicy policy, Retry.RetrySignal failed) {
		if (failed.totalRetries() + 1 >= policy.maxAttempts() || !mayPass(failed.failure())) {
			return Mono.error(failed.failure());
		}
		Duration pause = policy.pause(failed.totalRetries(), ThreadLocalRandom.current().nextDouble());
		return (pause.isZero()) ? Mono.just(0L) : Mono.delay(pause);
	}

	/**
	 * What is wrong with inputs or with the workflow is so the next time as well, and
	 * what is half done must not be done again.
	 */
	private static boolean mayPass(Throwable error) {
		if (error instanceof FailureWithResult failure && !failure.isRepeatable()) {
			return false;
		}
		return !(error instanceof DataFlowException coded) || !coded.code().matches("DF-[1289]\\d\\d");
	}

}
