/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.dataflow.adapter.DatabaseHost;
import io.dataflow.adapter.DatabaseUrl;
import io.dataflow.testing.FreePorts;
import reactor.core.publisher.Flux;

/**
 * A PgBouncer that pools the transactions of one database.
 */
final class Pgbouncer implements AutoCloseable {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private final Process process;

	private final Path directory;

	private final String url;

	private Pgbouncer(Process process, Path directory, String url) {
		this.process = process;
		this.directory = directory;
		this.url = url;
	}

	/**
	 * Tell whether there is a PgBouncer on this machine.
	 */
	static boolean isInstalled() {
		return Stream.of(System.getenv("PATH").split(":"))
			.anyMatch((directory) -> Files.isExecutable(Path.of(directory, "pgbouncer")));
	}

	/**
	 * Start one in front of a database.
	 */
	static Pgbouncer before(String url) throws IOException {
		DatabaseUrl server = DatabaseUrl.parse(url);
		int port = FreePorts.next();
		Path directory = Files.createTempDirectory("pgbouncer",
				PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
		Path file = Files.writeString(directory.resolve("pgbouncer.ini"), configuration(server, port));
		List<String> command = new ArrayList<>(List.of("pgbouncer", "--quiet"));
		if (System.getProperty("user.name").equals("root")) {
			command.addAll(List.of("--user", "nobody"));
		}
		command.add(file.toString());
		Process process = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(directory.resolve("log").toFile())
			.start();
		Pgbouncer pgbouncer = new Pgbouncer(process, directory,
				"postgresql://app:any@127.0.0.1:" + port + "/" + server.database());
		pgbouncer.awaitPort(port);
		return pgbouncer;
	}

	private static String configuration(DatabaseUrl server, int port) {
		DatabaseHost host = server.hosts().get(0);
		return """
				[databases]
				* = host=%s port=%d user=%s password=%s
				[pgbouncer]
				listen_addr = 127.0.0.1
				listen_port = %d
				unix_socket_dir =
				auth_type = any
				pool_mode = transaction
				default_pool_size = 10
				max_client_conn = 1000
				ignore_startup_parameters = extra_float_digits
				""".formatted(host.name(), host.port(), server.username().orElseThrow(), server.password().orElse(""),
				port);
	}

	private void awaitPort(int port) {
		Boolean open = Flux.interval(Duration.ZERO, Duration.ofMillis(20))
			.map((tick) -> isOpen(port))
			.takeUntil(Boolean::booleanValue)
			.take(LIMIT)
			.blockLast();
		if (!Boolean.TRUE.equals(open)) {
			close();
			throw new IllegalStateException("PgBouncer did not start");
		}
	}

	private static boolean isOpen(int port) {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
			return socket.isConnected();
		}
		catch (IOException ex) {
			return false;
		}
	}

	/**
	 * Return where the database is for those who come through PgBouncer.
	 */
	String url() {
		return this.url;
	}

	@Override
	public void close() {
		this.process.destroy();
		try {
			if (!this.process.waitFor(5, TimeUnit.SECONDS)) {
				this.process.destroyForcibly();
			}
			try (Stream<Path> files = Files.list(this.directory)) {
				for (Path file : files.toList()) {
					Files.delete(file);
				}
			}
			Files.delete(this.directory);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
