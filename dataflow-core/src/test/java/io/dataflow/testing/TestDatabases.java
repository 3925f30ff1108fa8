/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The servers of one test run: each is started when the first test asks for it, and all
 * stop at the end, when {@code target/databases.txt} and the last line of the output say
 * which of them really ran, and how many tests on each.
 */
final class TestDatabases implements AutoCloseable {

	private static final Path SUMMARY = Path.of("target", "databases.txt");

	/** The databases to use, separated by commas; all where it is not set. */
	private static final String CHOICE = "test.databases";

	private final Map<DatabaseName, ServerSearch> searches = new EnumMap<>(DatabaseName.class);

	private final Map<DatabaseName, Integer> tests = new EnumMap<>(DatabaseName.class);

	synchronized Optional<DatabaseServer> server(DatabaseName name) {
		return search(name).server();
	}

	synchronized String misses(DatabaseName name) {
		return search(name).misses();
	}

	synchronized void count(DatabaseName name) {
		this.tests.merge(name, 1, Integer::sum);
	}

	private ServerSearch search(DatabaseName name) {
		ServerSearch known = this.searches.get(name);
		if (known != null) {
			return known;
		}
		ServerSearch search = isChosen(name) ? name.search()
				: new ServerSearch(Optional.empty(), "it is not one of " + CHOICE);
		this.searches.put(name, search);
		if (search.server().isEmpty()) {
			System.out.println("databases: the tests on " + name.title() + " are skipped (" + search.misses() + ")");
		}
		return search;
	}

	private static boolean isChosen(DatabaseName name) {
		String choice = System.getProperty(CHOICE, "");
		return choice.isBlank() || Stream.of(choice.split(","))
			.map((chosen) -> DatabaseName.valueOf(chosen.strip().toUpperCase(Locale.ROOT)))
			.anyMatch(name::equals);
	}

	@Override
	public synchronized void close() {
		this.searches.values().forEach((search) -> search.server().ifPresent(DatabaseServer::close));
		report("databases: " + this.searches.keySet().stream().map(this::summary).collect(Collectors.joining(", ")));
	}

	private String summary(DatabaseName name) {
		return server(name)
			.map((server) -> name.title() + " " + this.tests.getOrDefault(name, 0) + " tests (" + server.description()
					+ ")")
			.orElse(name.title() + " skipped");
	}

	private static void report(String line) {
		System.out.println(line);
		try {
			Files.createDirectories(SUMMARY.getParent());
			Files.writeString(SUMMARY, line + System.lineSeparator());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
