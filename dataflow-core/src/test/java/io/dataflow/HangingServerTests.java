/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;

import io.dataflow.ContractEntities.Person;
import io.dataflow.adapter.ConnectionFailedException;
import io.dataflow.adapter.PoolSettings;
import io.dataflow.health.HealthStatus;
import io.dataflow.migration.SchemaMode;
import io.dataflow.query.Query;
import io.dataflow.resilience.RetrySettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A server that takes connections and says nothing.
 */
class HangingServerTests {

	private static final Duration PROBE = Duration.ofSeconds(3);

	private static final Duration LIMIT = Duration.ofSeconds(20);

	private ServerSocket server;

	@BeforeEach
	void listen() throws IOException {
		this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
	}

	@AfterEach
	void close() throws IOException {
		this.server.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "postgresql", "mysql", "mariadb" })
	void readinessIsToldInTimeAndProbesShareOneQuestion(String scheme) {
		DataFlow db = DataFlow.builder(scheme + "://user:secret@127.0.0.1:" + this.server.getLocalPort() + "/app")
			.schema(SchemaMode.NONE)
			.build();
		Flux.range(0, 20)
			.flatMap((probe) -> db.health())
			.collectList()
			.as(StepVerifier::create)
			.assertNext((reports) -> assertThat(reports).hasSize(20).allSatisfy((report) -> {
				assertThat(report.status()).isEqualTo(HealthStatus.UNHEALTHY);
				assertThat(report.message()).contains("database: The database did not answer within 2000 ms.")
					.doesNotContain("secret");
			}))
			.expectComplete()
			.verify(PROBE);
		assertThat(db.pool().orElseThrow().waiting()).isLessThanOrEqualTo(1);
		assertThat(db.pool().orElseThrow().checkedOut()).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "postgresql", "mysql", "mariadb" })
	void serverIsOutOfReachAndTheBreakerOpens(String scheme) throws IOException {
		DataFlow db = builder(scheme).schema(SchemaMode.NONE)
			.retry(RetrySettings.none())
			.pool(PoolSettings.defaults().withAcquireTimeout(Duration.ofSeconds(4)))
			.build();
		Flux.range(0, 5)
			.flatMap((call) -> db.model(Person.class).count(Query.all()).materialize())
			.as(StepVerifier::create)
			.thenConsumeWhile((signal) -> true,
					(signal) -> assertThat(signal.getThrowable()).isInstanceOf(ConnectionFailedException.class)
						.hasMessageStartingWith("[DF-402]")
						.hasMessageNotContaining("secret"))
			.expectComplete()
			.verify(Duration.ofSeconds(4));
		assertThat(db.resilience().status().state()).hasToString("OPEN");
		for (int i = 0; i < 5; i++) {
			assertClosed();
		}
		db.close().block(LIMIT);
	}

	@ParameterizedTest
	@ValueSource(strings = { "postgresql", "mysql", "mariadb" })
	void startFailsInTime(String scheme) throws IOException {
		DataFlow db = builder(scheme).startupTimeout(Duration.ofSeconds(2)).build();
		db.start()
			.as(StepVerifier::create)
			.expectErrorSatisfies((error) -> assertThat(error).isInstanceOf(ConnectionFailedException.class)
				.hasMessageStartingWith("[DF-402]"))
			.verify(Duration.ofSeconds(4));
		assertClosed();
		db.close().block(LIMIT);
	}

	private DataFlowBuilder builder(String scheme) {
		return DataFlow.builder(scheme + "://user:secret@127.0.0.1:" + this.server.getLocalPort() + "/app")
			.models(Person.class);
	}

	/**
	 * Read to the end of what the next client sent, which comes when it closes.
	 */
	private void assertClosed() throws IOException {
		try (Socket socket = this.server.accept()) {
			socket.setSoTimeout((int) LIMIT.toMillis());
			assertThat(socket.getInputStream().readAllBytes()).hasSizeLessThan(1000);
		}
	}

}
