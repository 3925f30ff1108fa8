/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import io.dataflow.FaultJournal.Outcome;
import io.dataflow.testing.DatabaseName;

/**
 * The table of what happened to writes, in {@code target/faults.txt}.
 */
final class FaultReport {

	private static final Path FILE = Path.of("target", "faults.txt");

	private FaultReport() {
	}

	static void add(DatabaseName name, String fault, FaultJournal journal, FaultAudit audit) {
		String line = "| %s | %s | %d | %d | %d | %d | %d | %d | %s |".formatted(fault, name.title(), journal.tried(),
				journal.count(Outcome.ACKNOWLEDGED), journal.count(Outcome.NOT_DONE), journal.count(Outcome.UNKNOWN),
				audit.lost().size(), audit.twice().size(), journal.errors());
		try {
			Files.createDirectories(FILE.getParent());
			Files.writeString(FILE, line + System.lineSeparator(), StandardOpenOption.CREATE,
					StandardOpenOption.APPEND);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
