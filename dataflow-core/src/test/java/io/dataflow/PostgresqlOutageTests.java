/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import io.dataflow.ContractEntities.Person;
import io.dataflow.adapter.ConnectionFailedException;
import io.dataflow.adapter.DatabaseUrl;
import io.dataflow.migration.SchemaMode;
import io.dataflow.query.Query;
import io.dataflow.resilience.CircuitBreakerOpenException;
import io.dataflow.resilience.CircuitBreakerSettings;
import io.dataflow.resilience.ResilienceStatus;
import io.dataflow.resilience.RetrySettings;
import io.dataflow.testing.DatabaseName;
import io.dataflow.testing.DatabaseTest;
import io.dataflow.testing.FreePorts;
import io.dataflow.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * A database that is not there is found when it comes.
 */
@DatabaseTest(DatabaseName.POSTGRESQL)
class PostgresqlOutageTests {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	@Test
	void databaseThatComesLaterIsFound(TestDatabase database) throws IOException {
		DatabaseUrl real = DatabaseUrl.parse(database.url());
		InetSocketAddress address = freeAddress();
		DataFlow instance = DataFlow.builder(through(address, real))
			.models(Person.class)
			.startupTimeout(Duration.ZERO)
			.build();
		ConnectionFailedException failure = catchThrowableOfType(ConnectionFailedException.class,
				() -> instance.start().block(LIMIT));
		assertThat(failure.code()).isEqualTo("DF-402");
		assertThat(catchThrowableOfType(ConnectionFailedException.class,
				() -> instance.model(Person.class).count(Query.all()).block(LIMIT)))
			.isNotNull();
		assertThat(instance.isReady()).isFalse();
		Forwarder forwarder = new Forwarder(address,
				new InetSocketAddress(real.hosts().get(0).name(), real.hosts().get(0).port()));
		try {
			instance.start().block(LIMIT);
			assertThat(instance.model(Person.class).count(Query.all()).block(LIMIT)).isZero();
			instance.close().block(LIMIT);
		}
		finally {
			forwarder.close();
		}
	}

	@Test
	void circuitBreakerIsOpenUntilTheDatabaseIsBack(TestDatabase database) throws IOException {
		DatabaseUrl real = DatabaseUrl.parse(database.url());
		DataFlow direct = DataFlow.builder(database.url()).models(Person.class).build();
		direct.start().then(direct.close()).block(LIMIT);
		InetSocketAddress address = freeAddress();
		DataFlow instance = DataFlow.builder(through(address, real))
			.models(Person.class)
			.schema(SchemaMode.NONE)
			.retry(new RetrySettings(2, Duration.ZERO, Duration.ZERO, 1, 0))
			.circuitBreaker(new CircuitBreakerSettings(true, 3, 1, Duration.ofMillis(500)))
			.build();
		Mono<Long> count = instance.model(Person.class).count(Query.all());
		assertThat(catchThrowable(() -> count.block(LIMIT))).isInstanceOf(ConnectionFailedException.class);
		assertThat(catchThrowable(() -> count.block(LIMIT))).isInstanceOf(CircuitBreakerOpenException.class)
			.hasMessageStartingWith("[DF-402] The circuit breaker of database 'default' (PostgreSQL) is open")
			.hasCauseInstanceOf(ConnectionFailedException.class);
		assertThat(instance.resilience().status().totalFailures()).isEqualTo(3);
		Forwarder forwarder = new Forwarder(address,
				new InetSocketAddress(real.hosts().get(0).name(), real.hosts().get(0).port()));
		try {
			assertThat(Flux.interval(Duration.ofMillis(20))
				.onBackpressureDrop()
				.concatMap((tick) -> count.onErrorResume(CircuitBreakerOpenException.class, (refusal) -> Mono.empty()))
				.blockFirst(LIMIT)).isZero();
			assertThat(instance.resilience().status().state()).isEqualTo(ResilienceStatus.State.CLOSED);
			instance.close().block(LIMIT);
		}
		finally {
			forwarder.close();
		}
	}

	private static String through(InetSocketAddress address, DatabaseUrl real) {
		return "postgresql://%s:%s@127.0.0.1:%d/%s".formatted(real.username().orElseThrow(),
				real.password().orElseThrow(), address.getPort(), real.database());
	}

	private static InetSocketAddress freeAddress() {
		return new InetSocketAddress(InetAddress.getLoopbackAddress(), FreePorts.next());
	}

	/**
	 * Listens at one address and forwards to another.
	 */
	private static final class Forwarder {

		private final ExecutorService threads = Executors.newCachedThreadPool();

		private final ServerSocket server;

		private final InetSocketAddress target;

		Forwarder(InetSocketAddress address, InetSocketAddress target) throws IOException {
			this.server = new ServerSocket(address.getPort(), 50, address.getAddress());
			this.target = target;
			this.threads.execute(this::accept);
		}

		private void accept() {
			try {
				while (true) {
					Socket client = this.server.accept();
					Socket backend = new Socket(this.target.getAddress(), this.target.getPort());
					this.threads.execute(() -> copy(client, backend));
					this.threads.execute(() -> copy(backend, client));
				}
			}
			catch (IOException ex) {
				// closed
			}
		}

		private static void copy(Socket from, Socket to) {
			try (InputStream input = from.getInputStream(); OutputStream output = to.getOutputStream()) {
				input.transferTo(output);
			}
			catch (IOException ex) {
				// one side has gone
			}
		}

		void close() {
			try {
				this.server.close();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
			finally {
				this.threads.shutdownNow();
			}
		}

	}

}
