/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.time.Duration;

import io.dataflow.adapter.ConnectDeadline;
import reactor.core.publisher.Mono;

/**
 * What a server is asked at the start, which it answers at once. One that goes silent
 * behind the handshake would otherwise keep the start for ever.
 */
final class Inquiry {

	/** How long a server may take for an answer. */
	private static final Duration LIMIT = Duration.ofSeconds(10);

	/** How long a server may take beyond the time that it is told to wait. */
	private static final Duration GRACE = Duration.ofSeconds(5);

	private Inquiry() {
	}

	/**
	 * Limit the wait for an answer. It ends with the time for the database to come, if
	 * that is sooner.
	 * @param inquiry what the server is asked
	 * @return the answer; fails with an error that tells of a server out of reach
	 */
	static <T> Mono<T> limited(Mono<T> inquiry) {
		return Mono.deferContextual((context) -> limited(inquiry, ConnectDeadline.limit(context, LIMIT)));
	}

	/**
	 * Limit the wait for what the server itself gives up after a time.
	 * @param inquiry what the server is asked
	 * @param time when the server gives up
	 * @return the answer; fails with an error that tells of a server out of reach
	 */
	static <T> Mono<T> longerThan(Mono<T> inquiry, Duration time) {
		return limited(inquiry, time.plus(GRACE));
	}

	private static <T> Mono<T> limited(Mono<T> inquiry, Duration limit) {
		return inquiry.timeout(limit, Mono.error(() -> SilentServerException.answering(limit)));
	}

}
