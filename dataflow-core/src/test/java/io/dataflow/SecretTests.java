/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.dataflow.ContractEntities.Customer;
import io.dataflow.adapter.DatabaseUrl;
import io.dataflow.adapter.PoolSettings;
import io.dataflow.control.http.HttpNode;
import io.dataflow.control.http.HttpNodeSettings;
import io.dataflow.logging.LogCategory;
import io.dataflow.model.DataFlowModel;
import io.dataflow.testing.SecretScan;
import io.dataflow.workflow.NodeType;
import io.dataflow.workflow.RunListener;
import io.dataflow.workflow.Workflow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.data.annotation.Id;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Tests that secrets stay where they are, and that {@link SecretScan} would find them
 * elsewhere.
 */
class SecretTests {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	private static final String PAIR = "password=" + SecretScan.TEXT;

	@Test
	void scanFindsWhatIsLogged() {
		try (SecretScan scan = SecretScan.open()) {
			LoggerFactory.getLogger("any.logger").debug("value {}", SecretScan.TEXT);
			LogCategory.SQL_GENERATION.logger().debug("INSERT INTO t VALUES ({})", SecretScan.NUMBER);
			assertThat(scan.leaks()).containsExactly("DEBUG any.logger: value " + SecretScan.TEXT,
					"DEBUG io.dataflow.sql: INSERT INTO t VALUES (" + SecretScan.NUMBER + ")");
		}
	}

	@Test
	void scanFindsWhatAnErrorHolds() {
		IllegalStateException suppressed = new IllegalStateException("outer");
		suppressed.addSuppressed(new IllegalArgumentException(PAIR));
		try (SecretScan scan = SecretScan.open()) {
			LoggerFactory.getLogger("any.logger").error("failed", new IllegalStateException(new Exception(PAIR)));
			scan.read(new IllegalStateException("outer", new IllegalArgumentException(PAIR)));
			scan.read(suppressed);
			assertThat(scan.leaks()).hasSize(3);
		}
	}

	@Test
	void scanFindsWhatADriverPrintsOfValues() {
		DataFlow db = DataFlow.builder("h2:mem:secret-driver").models(Customer.class).build();
		db.start().block(LIMIT);
		try (SecretScan scan = SecretScan.open()) {
			((Logger) LoggerFactory.getLogger("io.r2dbc.h2.client")).setLevel(Level.DEBUG);
			db.model(Customer.class).create(new Customer("c1", SecretScan.TEXT)).block(LIMIT);
			assertThat(scan.leaks()).isNotEmpty();
		}
		db.close().block(LIMIT);
	}

	@Test
	void idThatIsASecretIsNotNamedWhenItIsNotFound() {
		DataFlow db = DataFlow.builder("h2:mem:secret-id").models(Session.class).build();
		db.start().block(LIMIT);
		Workflow read = Workflow.builder("read")
			.addNode("SessionReadNode", "read", Map.of("id", SecretScan.TEXT))
			.build();
		try (SecretScan scan = SecretScan.open()) {
			Throwable failure = catchThrowable(() -> db.engine().run(read).block(LIMIT));
			assertThat(failure).hasStackTraceContaining("[DF-703] There is no Session with the id that was asked for.");
			scan.read(failure);
			assertThat(scan.leaks()).isEmpty();
		}
		db.close().block(LIMIT);
	}

	@ParameterizedTest
	@ValueSource(strings = { "postgresql://user:s3cr3t-7f3a91@127.0.0.1:1/app",
			"mysql://user:s3cr3t-7f3a91@127.0.0.1:1/a", "mariadb://user:s3cr3t-7f3a91@127.0.0.1:1/app",
			"postgresql://user:x@127.0.0.1:1/a?nope=s3cr3t-7f3a91", "postgresql://user:s3cr3t-7f3a91@",
			"postgresql://user:a/s3cr3t-7f3a91@h:x/y", "mysql://u:s3cr3t-7f3a91@h1,h2/db",
			"sqlite://u:s3cr3t-7f3a91@h/db", "user:s3cr3t-7f3a91@h/db", "mongodb://u:s3cr3t-7f3a91@h/db",
			"postgresql://u:s3cr3t-7f3a91@127.0.0.1:1/a?connect_timeout=abc" })
	void passwordOfAUrlIsNowhere(String url) {
		try (SecretScan scan = SecretScan.open()) {
			Throwable failure = catchThrowable(() -> {
				DataFlow db = DataFlow.builder(url)
					.models(Customer.class)
					.startupTimeout(Duration.ofMillis(300))
					.pool(PoolSettings.defaults().withAcquireTimeout(Duration.ofSeconds(1)))
					.build();
				scan.read(db);
				Mono.usingWhen(Mono.just(db), DataFlow::start, DataFlow::close).block(LIMIT);
			});
			assertThat(failure).isNotNull();
			scan.read(failure);
			scan.read(DatabaseUrl.inMemory("x"));
			assertThat(scan.leaks()).isEmpty();
		}
	}

	@Test
	void messageOfANodeIsMaskedWhereDataFlowRepeatsIt() {
		NodeType failing = NodeType.of("FailingNode").run((inputs) -> Mono.error(new IllegalStateException(PAIR)));
		NodeType unsuccessful = NodeType.of("UnsuccessfulNode")
			.output("success", Boolean.class)
			.output("error", String.class)
			.run((inputs) -> Mono.just(Map.of("success", false, "error", PAIR)));
		DataFlow db = DataFlow.builder("h2:mem:secret-node").nodeTypes(failing, unsuccessful).build();
		try (SecretScan scan = SecretScan.open()) {
			for (String type : new String[] { "FailingNode", "UnsuccessfulNode" }) {
				Workflow workflow = Workflow.builder("w").addNode(type, "n").build();
				Throwable failure = catchThrowable(() -> db.engine().run(workflow).block(LIMIT));
				assertThat(failure).hasMessageContaining("password=***MASKED***");
				scan.read(failure.getMessage());
			}
			scan.read(db.engine().history().recent());
			assertThat(scan.leaks()).isEmpty();
		}
		db.close().block(LIMIT);
	}

	@Test
	void errorOfAListenerIsMaskedInTheLog() {
		RunListener listener = (event) -> {
			throw new IllegalStateException(PAIR);
		};
		NodeType node = NodeType.of("SomeNode").run((inputs) -> Mono.empty());
		DataFlow db = DataFlow.builder("h2:mem:secret-listener").nodeTypes(node).listeners(listener).build();
		try (SecretScan scan = SecretScan.open()) {
			db.engine().run(Workflow.builder("w").addNode("SomeNode", "n").build()).block(LIMIT);
			assertThat(scan.lines("io.dataflow"))
				.anyMatch((line) -> line.contains("IllegalStateException: password=***"));
			assertThat(scan.leaks()).isEmpty();
		}
		db.close().block(LIMIT);
	}

	@Test
	void requestsKeepSecretsToThemselves() {
		DisposableServer server = HttpServer.create()
			.host("127.0.0.1")
			.port(0)
			.route((routes) -> routes.post("/echo", (request, response) -> response.status(500).send()))
			.bindNow();
		DataFlow db = DataFlow.builder("h2:mem:secret-http")
			.nodeTypes(HttpNode.type(HttpNodeSettings.defaults().withPrivateAddresses(true)))
			.build();
		try (SecretScan scan = SecretScan.open()) {
			for (int port : new int[] { server.port(), 1 }) {
				Workflow workflow = Workflow.builder("w")
					.addNode("HttpNode", "n",
							Map.of("url", "http://127.0.0.1:" + port + "/echo?token=" + SecretScan.TEXT, "method",
									"POST", "headers", Map.of("Authorization", "Bearer " + SecretScan.TEXT), "body",
									Map.of("password", SecretScan.TEXT)))
					.build();
				scan.read(Objects.requireNonNull(catchThrowable(() -> db.engine().run(workflow).block(LIMIT))));
			}
			scan.read(db.engine().history().recent());
			assertThat(scan.leaks()).isEmpty();
		}
		db.close().block(LIMIT);
		server.disposeNow();
	}

	@DataFlowModel
	record Session(@Id String accessToken, String user) {
	}

}
