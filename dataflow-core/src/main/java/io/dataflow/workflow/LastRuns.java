/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.Collection;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The last runs that ended, a bounded number of them. Safe for use by many threads.
 */
final class LastRuns {

	private final AtomicReferenceArray<RunJournal> journals;

	private final AtomicLong next = new AtomicLong();

	LastRuns(int size) {
		this.journals = new AtomicReferenceArray<>(size);
	}

	int size() {
		return this.journals.length();
	}

	void add(RunJournal journal) {
		this.journals.setRelease((int) (this.next.getAndIncrement() % size()), journal);
	}

	/**
	 * Add the runs to others, those that ended last first.
	 */
	void addTo(Collection<RunJournal> others) {
		long newest = this.next.get();
		for (int i = 1; i <= size(); i++) {
			RunJournal journal = this.journals.get((int) Math.floorMod(newest - i, (long) size()));
			if (journal != null) {
				others.add(journal);
			}
		}
	}

}
