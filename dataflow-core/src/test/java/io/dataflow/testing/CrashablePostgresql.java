/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.springframework.util.FileSystemUtils;

/**
 * A PostgreSQL server that can be killed.
 */
final class CrashablePostgresql implements CrashableServer {

	private final Path data;

	private EmbeddedPostgres postgres;

	private CrashablePostgresql(Path data) throws IOException {
		this.data = data;
		this.postgres = start(FreePorts.next());
	}

	static CrashablePostgresql started() throws Exception {
		CrashablePostgresql server = new CrashablePostgresql(Files.createTempDirectory("dataflow-postgresql"));
		try (Connection connection = server.postgres.getPostgresDatabase().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("CREATE DATABASE crash");
		}
		return server;
	}

	/**
	 * The binaries come with settings that forget what they have acknowledged.
	 */
	private EmbeddedPostgres start(int port) throws IOException {
		EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
			.setDataDirectory(this.data)
			.setCleanDataDirectory(false)
			.setServerConfig("synchronous_commit", "on")
			.setPGStartupWait(Duration.ofMinutes(1));
		return builder.setPort(port).start();
	}

	@Override
	public String url() {
		return "postgresql://postgres:postgres@127.0.0.1:" + this.postgres.getPort() + "/crash";
	}

	@Override
	public void kill() throws Exception {
		CrashableServer.kill(this.postgres.getProcess().toHandle());
		// gives the lock of the data back
		this.postgres.close();
	}

	@Override
	public void start() throws Exception {
		this.postgres = start(this.postgres.getPort());
	}

	@Override
	public void close() throws IOException {
		this.postgres.close();
		FileSystemUtils.deleteRecursively(this.data);
	}

}
