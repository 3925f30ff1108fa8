/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.dataflow.FaultJournal.Kind;
import io.dataflow.FaultJournal.Outcome;
import io.dataflow.FaultJournal.Write;
import org.jspecify.annotations.Nullable;

/**
 * Compares what a database holds with the journal of a {@link FaultLoad}.
 */
final class FaultAudit {

	private final Map<String, Integer> marks = new HashMap<>();

	private final Map<String, Long> accounts = new HashMap<>();

	private final Map<String, Long> tallies = new HashMap<>();

	private final Set<String> done = new HashSet<>();

	private final List<String> lost = new ArrayList<>();

	private final List<String> twice = new ArrayList<>();

	private final List<String> wrong = new ArrayList<>();

	private FaultAudit() {
	}

	/**
	 * Look into a database, past DataFlow.
	 */
	static FaultAudit of(FaultJournal journal, Stranger stranger) throws SQLException {
		FaultAudit audit = new FaultAudit();
		for (@Nullable
		String label : stranger.values("SELECT \"label\" FROM \"marks\"")) {
			audit.marks.merge(String.valueOf(label), 1, Integer::sum);
		}
		numbers(stranger, "SELECT CONCAT(\"id\", ' ', \"balance\") FROM \"accounts\"", audit.accounts);
		numbers(stranger, "SELECT CONCAT(\"id\", ' ', \"total\") FROM \"tallies\"", audit.tallies);
		List<Write> writes = journal.writes();
		writes.stream().filter((write) -> write.kind() != Kind.UPDATE).forEach(audit::compareMarks);
		audit.compareTallies(writes);
		audit.compareBalances(writes);
		audit.marks.forEach((label, count) -> audit.wrong.add(label + " is nobody's"));
		return audit;
	}

	private static void numbers(Stranger stranger, String sql, Map<String, Long> numbers) throws SQLException {
		for (@Nullable
		String row : stranger.values(sql)) {
			String[] parts = String.valueOf(row).split(" ");
			numbers.put(parts[0], Long.valueOf(parts[1]));
		}
	}

	/** Acknowledged writes that are not there. */
	List<String> lost() {
		return this.lost;
	}

	/** Writes that are there more than once. */
	List<String> twice() {
		return this.twice;
	}

	/** Writes that are there although they failed, or half there, and wrong sums. */
	List<String> wrong() {
		return this.wrong;
	}

	private void compareBalances(List<Write> writes) {
		Map<String, Long> expected = new HashMap<>();
		for (int i = 0; i < FaultLoad.ACCOUNTS; i++) {
			expected.put("a" + i, (long) FaultLoad.BALANCE);
		}
		writes.stream().filter((write) -> this.done.contains(write.label())).forEach((write) -> {
			expected.merge(write.from(), (long) -write.amount(), Long::sum);
			expected.merge(write.to(), (long) write.amount(), Long::sum);
		});
		if (!expected.equals(this.accounts)) {
			this.wrong.add("accounts " + this.accounts + " instead of " + expected);
		}
	}

	private void compareMarks(Write write) {
		int size = (write.kind() == Kind.BULK) ? FaultLoad.BULK : 1;
		Integer found = this.marks.remove(write.label());
		int count = (found != null) ? found : 0;
		if (count > 0 && write.kind() == Kind.TRANSFER) {
			this.done.add(write.label());
		}
		if (count == 0 && write.outcome() == Outcome.ACKNOWLEDGED) {
			this.lost.add(write.label());
		}
		if (count > size) {
			this.twice.add(write.label());
		}
		if (count > 0 && count < size) {
			this.wrong.add(write.label() + " has " + count + " marks of " + size);
		}
		if (count > 0 && write.outcome() == Outcome.NOT_DONE) {
			this.wrong.add(write.label() + " was reported as not done");
		}
	}

	private void compareTallies(List<Write> writes) {
		this.tallies.forEach((tally, total) -> {
			long least = count(writes, tally, Outcome.ACKNOWLEDGED);
			long most = least + count(writes, tally, Outcome.UNKNOWN);
			if (total < least) {
				this.lost.add(tally + " is " + total + " instead of " + least);
			}
			if (total > most) {
				this.twice.add(tally + " is " + total + " instead of at most " + most);
			}
		});
	}

	private static long count(List<Write> writes, String tally, Outcome outcome) {
		return writes.stream()
			.filter((write) -> write.kind() == Kind.UPDATE && write.label().equals(tally) && write.outcome() == outcome)
			.count();
	}

}
