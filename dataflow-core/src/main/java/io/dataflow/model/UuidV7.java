/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.model;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Generates UUIDs of version 7 (RFC 9562): they begin with the time, so that an index on
 * them grows at its end. Within one generator each UUID is greater than the one before,
 * also within a millisecond and when the clock steps back. Safe for use by several
 * threads.
 *
 * @since 0.1.0
 */
public final class UuidV7 {

	private static final int FRACTION_BITS = 12;

	private static final long NANOS_PER_MILLI = 1_000_000;

	private static final long VERSION = 0x7000L;

	private static final long VARIANT = 0x8000000000000000L;

	private static final long RANDOM_BITS = 0x3fffffffffffffffL;

	// Ids travel in addresses of web pages, and an id that can be guessed from another is
	// an invitation; a SecureRandom costs under a microsecond beside a statement's fifty
	private final SecureRandom random = new SecureRandom();

	/** Milliseconds since 1970, shifted, and 4096ths of a millisecond. */
	private final AtomicLong last = new AtomicLong();

	private final InstantSource clock;

	/**
	 * Create a generator that reads the clock of the system.
	 */
	public UuidV7() {
		this(InstantSource.system());
	}

	UuidV7(InstantSource clock) {
		this.clock = clock;
	}

	/**
	 * Return a new UUID.
	 * @return a UUID greater than all that this generator returned before
	 */
	public UUID next() {
		long now = now();
		long time = this.last.updateAndGet((previous) -> Math.max(previous + 1, now));
		long milliseconds = time >>> FRACTION_BITS;
		long fraction = time & ((1L << FRACTION_BITS) - 1);
		return new UUID((milliseconds << 16) | VERSION | fraction, VARIANT | (this.random.nextLong() & RANDOM_BITS));
	}

	private long now() {
		var instant = this.clock.instant();
		long nanosOfMilli = instant.getNano() % NANOS_PER_MILLI;
		return (instant.toEpochMilli() << FRACTION_BITS) | ((nanosOfMilli << FRACTION_BITS) / NANOS_PER_MILLI);
	}

}
