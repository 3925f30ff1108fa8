/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

import io.dataflow.DataFlow;
import io.dataflow.autoconfigure.app.UserApplication;
import io.dataflow.testing.FaultyProxy;
import io.dataflow.testing.FaultyProxy.Direction;
import io.dataflow.testing.TestDatabase;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application whose database goes away, and comes late.
 */
abstract class AbstractOutageTests {

	private static final Duration LIMIT = Duration.ofSeconds(40);

	private static final Duration PROBE = Duration.ofSeconds(3);

	private TestDatabase database;

	private FaultyProxy proxy;

	@BeforeEach
	void start(TestDatabase database) {
		this.database = database.another();
		this.proxy = FaultyProxy.before(this.database.url());
	}

	@AfterEach
	void stop() {
		this.proxy.close();
	}

	@Test
	void readinessFollowsTheDatabase() {
		try (WebApplication application = application()) {
			assertThat(application.get("/ready").statusCode()).isEqualTo(200);
			this.proxy.shut();
			expectNotReady(application, "database: [DF-402] Cannot ping the database: ");
			this.proxy.open();
			awaitReady(application);
			this.proxy.goSilent(Direction.TO_SERVER, Direction.TO_CLIENT);
			expectNotReady(application, "database: ");
			expectNotReady(application, "database: ");
			this.proxy.recover();
			awaitReady(application);
			DataFlow dataFlow = application.bean(DataFlow.class);
			Awaitility.await().atMost(LIMIT).until(() -> dataFlow.pool().orElseThrow().checkedOut() == 0);
		}
	}

	@Test
	void applicationWaitsForADatabaseThatComesLate() {
		this.proxy.shut();
		// the common pool may have only one thread
		Executor threads = (work) -> new Thread(work, "outage").start();
		CompletableFuture<WebApplication> start = CompletableFuture.supplyAsync(this::application, threads);
		CompletableFuture.runAsync(this.proxy::open, CompletableFuture.delayedExecutor(3, TimeUnit.SECONDS, threads));
		try (WebApplication application = start.orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join()) {
			assertThat(application.get("/ready").statusCode()).isEqualTo(200);
		}
	}

	private WebApplication application() {
		return WebApplication.start(UserApplication.class, "DATABASE_URL=" + this.proxy.url(this.database.url()));
	}

	private static void expectNotReady(WebApplication application, String message) {
		long start = System.nanoTime();
		HttpResponse<String> ready = application.get("/ready");
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PROBE);
		assertThat(ready.statusCode()).isEqualTo(503);
		assertThat(ready.body()).startsWith("{\"status\":\"DOWN\",\"message\":\"" + message);
		assertThat(application.get("/livez").statusCode()).isEqualTo(200);
	}

	private static void awaitReady(WebApplication application) {
		Awaitility.await().atMost(LIMIT).until(() -> application.get("/ready").statusCode() == 200);
	}

}
