/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;

import io.dataflow.health.HealthStatus;
import io.dataflow.migration.SchemaMode;
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

}
