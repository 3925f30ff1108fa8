/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sqlite;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.dataflow.adapter.sqlite.WriterLock.Ticket;
import io.r2dbc.spi.R2dbcTransientResourceException;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

class WriterLockTests {

	private static final Duration LIMIT = Duration.ofSeconds(5);

	private final WriterLock lock = new WriterLock();

	private final List<String> turns = new ArrayList<>();

	@Test
	void writersTakeTurnsInTheOrderInWhichTheyCame() {
		Ticket first = queue("first");
		Ticket second = queue("second");
		Ticket third = queue("third");
		assertThat(this.turns).containsExactly("first");
		first.release();
		assertThat(this.turns).containsExactly("first", "second");
		second.release();
		third.release();
		assertThat(this.turns).containsExactly("first", "second", "third");
	}

	@Test
	void whoeverStopsWaitingLeavesTheQueue() {
		Ticket first = queue("first");
		Ticket second = queue("second");
		queue("third");
		second.release();
		first.release();
		assertThat(this.turns).containsExactly("first", "third");
	}

	@Test
	void givingBackTwiceTakesNothingFromOthers() {
		Ticket first = queue("first");
		queue("second");
		queue("third");
		first.release();
		first.release();
		assertThat(this.turns).containsExactly("first", "second");
	}

	@Test
	void waitIsLimited() {
		queue("first");
		this.lock.ticket()
			.acquire(Duration.ofMillis(20))
			.as(StepVerifier::create)
			.expectErrorSatisfies((error) -> assertThat(error).isInstanceOf(R2dbcTransientResourceException.class)
				.hasMessage("Another transaction is writing"))
			.verify(LIMIT);
	}

	private Ticket queue(String name) {
		Ticket ticket = this.lock.ticket();
		Mono<Void> turn = ticket.acquire(null).doOnSuccess((ignored) -> this.turns.add(name)).onErrorComplete();
		turn.subscribe();
		return ticket;
	}

}
