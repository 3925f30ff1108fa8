/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.time.Duration;
import java.util.Objects;

import io.dataflow.adapter.DatabaseUrl;
import io.dataflow.adapter.PoolSettings;
import io.dataflow.testing.DatabaseName;
import io.dataflow.testing.DatabaseTest;
import io.dataflow.testing.FaultyProxy;
import io.dataflow.testing.TestDatabase;
import io.r2dbc.spi.Connection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Connections of MySQL's driver that a firewall forgets before they are given back.
 */
@DatabaseTest(DatabaseName.MARIADB)
class ForgottenConnectionTests {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	private static final PoolSettings SETTINGS = PoolSettings.defaults().withSize(1).withMaxOverflow(0);

	private FaultyProxy proxy;

	private DatabasePool pool;

	@BeforeEach
	void open(TestDatabase database) {
		this.proxy = FaultyProxy.before(database.url());
		DatabaseUrl url = DatabaseUrl.parse(this.proxy.url(database.url()));
		this.pool = DatabasePool.of(EventLoopConnections.open(R2dbcOptions.of(url, SETTINGS), url.kind()), SETTINGS);
	}

	@AfterEach
	void close() {
		this.pool.close().block(LIMIT);
		this.proxy.close();
	}

	@Test
	void connectionIsGivenBackWithoutTheServer() {
		Connection connection = take();
		this.proxy.forget();
		Mono.from(connection.close()).as(StepVerifier::create).expectComplete().verify(Duration.ofSeconds(2));
		assertThat(this.pool.status().checkedOut()).isZero();
	}

	@Test
	void connectionWithAnOpenTransactionIsReplaced() {
		Connection connection = take();
		run(connection, "BEGIN");
		this.proxy.forget();
		Mono.from(connection.close()).as(StepVerifier::create).expectComplete().verify(Duration.ofSeconds(8));
		assertThat(this.pool.status().checkedOut()).isZero();
		run(take(), "DO 0");
	}

	@Test
	void openTransactionIsRolledBackBeforeTheNextUse() {
		Connection connection = take();
		run(connection, "CREATE TABLE kept (id INT)");
		run(connection, "BEGIN");
		run(connection, "INSERT INTO kept VALUES (1)");
		Mono.from(connection.close()).block(LIMIT);
		Connection next = take();
		assertThat(next.isAutoCommit()).isTrue();
		Flux.from(next.createStatement("SELECT id FROM kept").execute())
			.concatMap((result) -> result.map((row, metadata) -> row))
			.as(StepVerifier::create)
			.expectComplete()
			.verify(LIMIT);
	}

	private Connection take() {
		return Objects.requireNonNull(this.pool.create().block(LIMIT));
	}

	private static void run(Connection connection, String sql) {
		Commands.run(connection, sql).block(LIMIT);
	}

}
