/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.sample;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.dataflow.testing.DatabaseName;
import io.dataflow.testing.DatabaseTest;
import io.dataflow.testing.TestDatabase;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * SIGTERM while a checkout has written its order and waits for the row of its product.
 */
@DatabaseTest(DatabaseName.POSTGRESQL)
class ShutdownTests {

	private static final int ENDED_BY_SIGTERM = 128 + 15;

	@TempDir
	private Path folder;

	@Test
	void checkoutThatEndsInTimeIsAnsweredAndStored(TestDatabase database) throws Exception {
		TestDatabase own = database.another();
		try (ShopProcess shop = start(own, Duration.ofSeconds(30)); Connection lock = lockTeapot(own)) {
			CompletableFuture<HttpResponse<String>> checkout = checkoutThatWaits(shop, own);
			shop.sendSigterm();
			await().until(() -> shop.readiness() != 200);
			assertThat(shop.isAlive()).isTrue();
			assertThat(checkout).isNotDone();
			lock.rollback();
			HttpResponse<String> response = checkout.get(30, TimeUnit.SECONDS);
			assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
			assertThat(response.body()).contains("\"product_id\":\"teapot\"");
			assertThat(shop.awaitEnd()).as(shop.log()).isEqualTo(ENDED_BY_SIGTERM);
			assertThat(shop.log()).containsSubsequence("ACCEPTING_TRAFFIC to REFUSING_TRAFFIC",
					"Commencing graceful shutdown", "Graceful shutdown complete");
		}
		assertThat(number(own, "select count(*) from orders")).isEqualTo(1);
		assertThat(number(own, "select count(*) from order_items")).isEqualTo(1);
		assertThat(number(own, "select stock from products where id = 'teapot'")).isEqualTo(9);
	}

	@Test
	void checkoutThatDoesNotEndInTimeLeavesNothing(TestDatabase database) throws Exception {
		TestDatabase own = database.another();
		try (ShopProcess shop = start(own, Duration.ofSeconds(3)); Connection lock = lockTeapot(own)) {
			CompletableFuture<HttpResponse<String>> checkout = checkoutThatWaits(shop, own);
			shop.sendSigterm();
			await().until(() -> shop.readiness() != 200);
			assertThat(shop.awaitEnd()).as(shop.log()).isEqualTo(ENDED_BY_SIGTERM);
			assertThat(checkout.handle((response, error) -> (response != null) ? response.statusCode() : -1)
				.get(30, TimeUnit.SECONDS)).isNotEqualTo(200);
			lock.rollback();
			// no statement that was sent before the end of the process has an effect
			// later
			await().until(() -> number(own, "select count(*) from pg_stat_activity where datname = current_database() "
					+ "and backend_type = 'client backend' and pid <> pg_backend_pid()") == 1);
		}
		assertThat(number(own, "select count(*) from orders")).isZero();
		assertThat(number(own, "select count(*) from order_items")).isZero();
		assertThat(number(own, "select stock from products where id = 'teapot'")).isEqualTo(10);
	}

	private ShopProcess start(TestDatabase database, Duration gracePeriod) throws IOException {
		ShopProcess shop = ShopProcess.start(database, this.folder.resolve("shop.log"), gracePeriod);
		assertThat(shop.isAlive()).as(shop.log()).isTrue();
		return shop;
	}

	private static CompletableFuture<HttpResponse<String>> checkoutThatWaits(ShopProcess shop, TestDatabase database) {
		CompletableFuture<HttpResponse<String>> checkout = shop.checkout("teapot");
		await().until(() -> checkout.isDone() || number(database,
				"select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'") == 1);
		assertThat(checkout).isNotDone();
		return checkout;
	}

	private static Connection lockTeapot(TestDatabase database) throws SQLException {
		Connection connection = connect(database);
		connection.setAutoCommit(false);
		try (Statement statement = connection.createStatement()) {
			statement.execute("select * from products where id = 'teapot' for update");
		}
		return connection;
	}

	private static long number(TestDatabase database, String sql) throws SQLException {
		try (Connection connection = connect(database);
				Statement statement = connection.createStatement();
				ResultSet result = statement.executeQuery(sql)) {
			result.next();
			return result.getLong(1);
		}
	}

	private static Connection connect(TestDatabase database) throws SQLException {
		URI url = URI.create(database.url());
		String[] user = url.getUserInfo().split(":", 2);
		return DriverManager.getConnection("jdbc:postgresql://" + url.getHost() + ":" + url.getPort() + url.getPath(),
				user[0], user[1]);
	}

	private static ConditionFactory await() {
		return Awaitility.await().atMost(Duration.ofSeconds(30));
	}

}
