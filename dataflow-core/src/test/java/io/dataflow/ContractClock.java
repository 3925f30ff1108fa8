/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A clock on which a second passes with each look, so that later is always greater.
 */
final class ContractClock extends Clock {

	static final Instant START = Instant.parse("2026-01-31T12:00:00.123456Z");

	private final AtomicLong looks = new AtomicLong();

	@Override
	public Instant instant() {
		return START.plusSeconds(this.looks.incrementAndGet());
	}

	@Override
	public ZoneId getZone() {
		return ZoneOffset.UTC;
	}

	@Override
	public Clock withZone(ZoneId zone) {
		return this;
	}

}
