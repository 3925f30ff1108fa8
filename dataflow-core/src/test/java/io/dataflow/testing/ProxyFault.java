/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.testing;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

import io.dataflow.testing.FaultyProxy.Cut;
import io.dataflow.testing.FaultyProxy.Direction;
import io.dataflow.testing.FaultyProxy.Moment;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link FaultyProxy} does wrong at the moment.
 */
final class ProxyFault {

	private final Lock lock = new ReentrantLock();

	private final Condition changed = this.lock.newCondition();

	private Set<Direction> silent = Set.of();

	private Duration latency = Duration.ZERO;

	private @Nullable Cut cut;

	private int cutsLeft;

	private int cuts;

	private @Nullable Cut hold;

	private boolean found;

	private boolean holding;

	void goSilent(Set<Direction> directions) {
		change(() -> this.silent = directions);
	}

	void delay(Duration duration) {
		change(() -> this.latency = duration);
	}

	void cutAt(byte[] text, Moment moment, int times) {
		change(() -> {
			this.cut = new Cut(text, moment);
			this.cutsLeft = times;
		});
	}

	void holdAt(byte[] text, Moment moment) {
		change(() -> {
			this.hold = new Cut(text, moment);
			this.found = false;
			this.holding = false;
		});
	}

	void release() {
		change(() -> this.hold = null);
	}

	void clear() {
		change(() -> {
			this.hold = null;
			this.silent = Set.of();
			this.latency = Duration.ZERO;
			this.cut = null;
			this.cutsLeft = 0;
		});
	}

	int cuts() {
		this.lock.lock();
		try {
			return this.cuts;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Return what to do at what the application says, and count it.
	 */
	@Nullable Cut cutIn(byte[] said, int length) {
		this.lock.lock();
		try {
			Cut next = this.cut;
			if (next == null || this.cutsLeft == 0 || !next.isIn(said, length)) {
				return null;
			}
			this.cutsLeft--;
			this.cuts++;
			return next;
		}
		finally {
			this.lock.unlock();
		}
	}

	boolean isHolding() {
		this.lock.lock();
		try {
			return this.holding;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Return when to hold a connection on which the application says something. Only the
	 * first one is told.
	 */
	@Nullable Moment holdIn(byte[] said, int length) {
		this.lock.lock();
		try {
			Cut next = this.hold;
			if (next == null || this.found || !next.isIn(said, length)) {
				return null;
			}
			this.found = true;
			return next.moment();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Wait until what is held may go on.
	 */
	void awaitRelease() throws InterruptedException {
		this.lock.lock();
		try {
			this.holding = true;
			while (this.hold != null) {
				this.changed.await();
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Wait until something may be passed on.
	 */
	void await(Direction direction) throws InterruptedException {
		this.lock.lock();
		try {
			long left = this.latency.toNanos();
			while (left > 0) {
				left = this.changed.awaitNanos(left);
			}
			while (this.silent.contains(direction)) {
				this.changed.await();
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	private void change(Runnable change) {
		this.lock.lock();
		try {
			change.run();
			this.changed.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

}
