/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.control;

import java.time.Duration;
import java.util.function.Predicate;

import io.dataflow.error.DataFlowException;
import io.dataflow.workflow.EngineShutdownException;
import io.dataflow.workflow.FailureWithResult;
import io.dataflow.workflow.RunRefusedException;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;
import reactor.util.retry.Retry.RetrySignal;

/**
 * Repeats what failed, after waiting times that double.
 *
 * @param retries how often it is repeated at most
 * @param delay how long to wait before the first time
 * @param allowed tells whether it may be repeated after waiting for so long
 * @param interruption completes when waiting is in vain
 * @param note takes note of each repetition
 */
record Attempts(int retries, Duration delay, Predicate<Duration> allowed, Mono<Void> interruption, Runnable note) {

	private static final int MOST_DOUBLINGS = 20;

	<T> Mono<T> of(Mono<T> attempt) {
		return attempt.retryWhen(Retry.from((signals) -> signals.concatMap(this::pause)));
	}

	private Mono<Long> pause(RetrySignal signal) {
		Throwable failure = signal.failure();
		long number = signal.totalRetries();
		Duration wait = this.delay.multipliedBy(1L << Math.min(number, MOST_DOUBLINGS));
		if (number >= this.retries || !mayPass(failure) || !this.allowed.test(wait)) {
			return Mono.error(failure);
		}
		this.note.run();
		return Mono.firstWithSignal(Mono.delay(wait), this.interruption.then(Mono.error(failure)));
	}

	/**
	 * What is wrong with inputs or with the workflow is so the next time as well, an
	 * engine that was closed stays so, and what may have taken effect must not do so
	 * twice.
	 */
	private static boolean mayPass(Throwable error) {
		if (error instanceof StepStoppedException || error instanceof EngineShutdownException
				|| error instanceof RunRefusedException || isHalfDone(ChildFailure.cause(error))) {
			return false;
		}
		return !(error instanceof DataFlowException coded) || !coded.code().matches("DF-[1289]\\d\\d");
	}

	private static boolean isHalfDone(Throwable error) {
		return error instanceof FailureWithResult failure && !failure.isRepeatable();
	}

}
