/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.testing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A server of a test's own, from embedded binaries, that can be killed and started again
 * on the same data and port.
 */
public interface CrashableServer extends AutoCloseable {

	/**
	 * Return where its database is.
	 * @return the URL, the same after each start
	 */
	String url();

	/**
	 * Kill all processes of the server, which get no chance to tidy up.
	 * @throws Exception when they cannot be killed
	 */
	void kill() throws Exception;

	/**
	 * Start the server and wait until it answers.
	 * @throws Exception when it does not start
	 */
	void start() throws Exception;

	@Override
	void close() throws IOException;

	/**
	 * Start a server with an empty database.
	 * @param name the kind of database, PostgreSQL or MariaDB
	 * @return the server
	 * @throws Exception when it does not start
	 */
	static CrashableServer of(DatabaseName name) throws Exception {
		return switch (name) {
			case POSTGRESQL -> CrashablePostgresql.started();
			case MARIADB -> CrashableMariadb.started();
			case H2, SQLITE, MYSQL, MONGODB, PGVECTOR, TIMESCALEDB ->
				throw new IllegalArgumentException("there are no binaries of " + name.title());
		};
	}

	/**
	 * Kill a process and all that it has started, and wait for their ends.
	 * @param process the process
	 * @throws Exception when one does not end
	 */
	static void kill(ProcessHandle process) throws Exception {
		List<ProcessHandle> all = new ArrayList<>(List.of(process));
		process.descendants().forEach(all::add);
		all.forEach(ProcessHandle::destroyForcibly);
		for (ProcessHandle each : all) {
			each.onExit().get(30, TimeUnit.SECONDS);
		}
	}

}
