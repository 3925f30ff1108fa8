/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.Collection;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.scheduler.Schedulers;

/**
 * Ends the runs of an engine that take too long. One timer serves them all and is set for
 * the earliest deadline: setting one for each run would wake a thread each time, which
 * costs more than a short run. The timer outlives the run that it was set for, and looks
 * at those that are left when it fires.
 */
final class Deadlines implements Disposable {

	private final Collection<Execution> runs;

	private final AtomicReference<@Nullable Timer> timer = new AtomicReference<>();

	/**
	 * Create the deadlines of some runs.
	 * @param runs the active runs; the collection is concurrent and may change
	 */
	Deadlines(Collection<Execution> runs) {
		this.runs = runs;
	}

	/**
	 * See to it that active runs are looked at when a time has come.
	 * @param deadline the time, as {@link System#nanoTime()} tells it
	 */
	void watch(long deadline) {
		Timer current = this.timer.get();
		while (current == null || deadline - current.deadline < 0) {
			Timer next = new Timer(deadline, Disposables.swap());
			if (this.timer.compareAndSet(current, next)) {
				stop(current);
				next.task.update(Schedulers.parallel()
					.schedule(() -> fire(next), deadline - System.nanoTime(), TimeUnit.NANOSECONDS));
				return;
			}
			current = this.timer.get();
		}
	}

	@Override
	public void dispose() {
		stop(this.timer.getAndSet(null));
	}

	/**
	 * Runs are added before they are watched. So one that found this timer, and set none
	 * of its own, is among those that are seen here.
	 */
	private void fire(Timer fired) {
		if (!this.timer.compareAndSet(fired, null)) {
			return;
		}
		for (Execution run : this.runs) {
			if (run.isLate(fired.deadline)) {
				Schedulers.parallel().schedule(run::timeOut);
			}
			else {
				run.watch(this);
			}
		}
	}

	private static void stop(@Nullable Timer timer) {
		if (timer != null) {
			timer.task.dispose();
		}
	}

	private record Timer(long deadline, Disposable.Swap task) {

	}

}
