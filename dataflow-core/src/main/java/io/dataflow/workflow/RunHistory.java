/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The runs of an engine that are in progress, and a bounded number of those that ended
 * last; of those that nodes started, the same number beside them. It is kept in memory
 * and holds no values of nodes. Safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class RunHistory {

	private final ActiveRuns activeRuns;

	private final LastRuns ended;

	private final LastRuns endedChildren;

	private volatile ClockReading clock = ClockReading.now();

	RunHistory(int size, ActiveRuns activeRuns) {
		this.activeRuns = activeRuns;
		this.ended = new LastRuns(size);
		this.endedChildren = new LastRuns(size);
	}

	boolean isKept() {
		return this.ended.size() > 0;
	}

	/**
	 * Tell the time without looking at the clock each time.
	 * @param nanoTime the time, as {@link System#nanoTime()} has just told it
	 */
	long millis(long nanoTime) {
		ClockReading last = this.clock;
		if (!last.holds(nanoTime)) {
			last = ClockReading.now();
			this.clock = last;
		}
		return last.millis(nanoTime);
	}

	/**
	 * Remember a run. A node may start thousands, which must not push the others out.
	 */
	void add(RunJournal journal) {
		if (isKept()) {
			((journal.isChild()) ? this.endedChildren : this.ended).add(journal);
		}
	}

	/**
	 * Return what is known of the runs in progress and of the last ones that ended.
	 * @return the runs, those that began last first; unmodifiable
	 */
	public List<RunSummary> recent() {
		List<RunSummary> summaries = new ArrayList<>();
		journals().forEach((journal) -> summaries.add(journal.summary()));
		summaries.sort(Comparator.comparing(RunSummary::startedAt).reversed());
		return Collections.unmodifiableList(summaries);
	}

	/**
	 * Return what is known of a run.
	 * @param runId the id of the run
	 * @return the run, or empty when it is neither in progress nor among the last ones
	 * that ended
	 */
	public Optional<RunSummary> find(String runId) {
		return journals().stream()
			.filter((journal) -> journal.runId().equals(runId))
			.findFirst()
			.map(RunJournal::summary);
	}

	// a run joins those that ended before it leaves those in progress: none is missed
	private Set<RunJournal> journals() {
		Set<RunJournal> journals = new LinkedHashSet<>(this.activeRuns.journals());
		this.ended.addTo(journals);
		this.endedChildren.addTo(journals);
		return journals;
	}

}
