/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import io.dataflow.FaultEntities.Mark;
import io.dataflow.adapter.PoolSettings;
import io.dataflow.adapter.PoolStatus;
import io.dataflow.health.HealthReport;
import io.dataflow.query.Query;
import io.dataflow.resilience.CircuitBreakerSettings;
import io.dataflow.resilience.ResilienceStatus;
import io.dataflow.resilience.ResilienceStatus.State;
import io.dataflow.testing.DatabaseName;
import io.dataflow.testing.FaultyProxy;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An instance that reaches its database through a {@link FaultyProxy}, while the test
 * itself reaches it directly.
 */
final class FaultScene implements AutoCloseable {

	static final Duration LIMIT = Duration.ofSeconds(30);

	/** How long it may take after a fault until writes succeed again. */
	static final Duration RECOVERY = Duration.ofSeconds(10);

	static final int CONNECTIONS = 6;

	/** How long writers wait. */
	static final Duration PATIENCE = Duration.ofSeconds(2);

	static final CircuitBreakerSettings BREAKER = new CircuitBreakerSettings(true, 5, 2, Duration.ofSeconds(1));

	private final DatabaseName name;

	private final String url;

	private final FaultyProxy proxy;

	private final CircuitBreakerSettings breaker;

	private final DataFlow db;

	private FaultScene(DatabaseName name, String url, UnaryOperator<PoolSettings> customizer,
			CircuitBreakerSettings breaker) {
		this.name = name;
		this.url = url;
		this.breaker = breaker;
		this.proxy = FaultyProxy.before(url);
		// the driver of MySQL else encrypts where it can, and the proxy must read along
		String plain = (name == DatabaseName.POSTGRESQL) ? "" : "?sslMode=disabled";
		this.db = DataFlow.builder(this.proxy.url(url) + plain)
			.models(FaultEntities.ALL.toArray(Class<?>[]::new))
			.pool(customizer
				.apply(PoolSettings.defaults().withSize(CONNECTIONS).withMaxOverflow(0).withAcquireTimeout(PATIENCE)))
			.circuitBreaker(breaker)
			.build();
	}

	/**
	 * Open an instance on an empty database, with accounts and tallies in it.
	 */
	static FaultScene open(DatabaseName name, String url) {
		return open(name, url, UnaryOperator.identity(), BREAKER);
	}

	static FaultScene open(DatabaseName name, String url, UnaryOperator<PoolSettings> customizer,
			CircuitBreakerSettings breaker) {
		FaultScene scene = new FaultScene(name, url, customizer, breaker);
		scene.db.start().then(FaultLoad.prepare(scene.db)).block(LIMIT);
		return scene;
	}

	DataFlow db() {
		return this.db;
	}

	FaultyProxy proxy() {
		return this.proxy;
	}

	Stranger stranger() throws SQLException {
		return Stranger.at(this.url);
	}

	ResilienceStatus resilience() {
		return this.db.resilience().status();
	}

	PoolStatus pool() {
		return this.db.pool().orElseThrow();
	}

	boolean isIdle() {
		PoolStatus status = pool();
		return status.checkedOut() == 0 && status.waiting() == 0;
	}

	/**
	 * Return what a driver says to commit. MySQL's speaks of READ-COMMITTED to each new
	 * session, so the command before the text belongs to it.
	 */
	String commit() {
		return (this.name == DatabaseName.POSTGRESQL) ? "COMMIT" : "\u0003COMMIT";
	}

	/**
	 * Wait until probes are told whether requests can be served.
	 */
	void awaitReadiness(boolean ready) {
		awaitHealth("readiness " + ready, (report) -> report.isReady() == ready);
	}

	private void awaitHealth(String what, Predicate<HealthReport> condition) {
		HealthReport last = Mono.defer(this.db::health)
			.repeatWhen((rounds) -> rounds.delayElements(Duration.ofMillis(100)))
			.takeUntil(condition)
			.take(LIMIT)
			.blockLast();
		assertThat(last).as(what).isNotNull().matches(condition);
	}

	/**
	 * Wait until the circuit breaker refuses calls after as many failures as were set,
	 * and probes are told that as the reason.
	 */
	void awaitOpenCircuit() {
		await("an open circuit", LIMIT, () -> {
			ResilienceStatus status = resilience();
			return status.state() == State.OPEN && status.failureCount() >= this.breaker.failureThreshold()
					&& status.rejectedRequests() > 0;
		});
		awaitHealth("an open circuit as the reason", (report) -> !report.isReady()
				&& report.message().contains("circuit_breaker: The circuit breaker is open"));
	}

	/**
	 * Call until the circuit breaker trusts the database again.
	 */
	private void awaitClosedCircuit() {
		Flux.interval(Duration.ZERO, Duration.ofMillis(100))
			.onBackpressureDrop()
			.concatMap(
					(tick) -> this.db.model(Mark.class).count(Query.where(Map.of("label", "none"))).onErrorComplete())
			.takeUntil((count) -> resilience().state() == State.CLOSED)
			.take(LIMIT)
			.blockLast();
		await("a closed circuit", LIMIT,
				() -> resilience().state() == State.CLOSED && resilience().failureCount() == 0);
	}

	/**
	 * End all sessions of the instance, from outside.
	 */
	void endSessions() {
		try (Stranger stranger = stranger()) {
			for (String session : sessions(stranger)) {
				stranger.execute(Dialects.endSession(this.name, session));
			}
		}
		catch (SQLException ex) {
			// one has gone by itself, and the others are next
		}
	}

	/**
	 * Do something to connections that are in use, until writes fail of it.
	 */
	void repeatedly(FaultJournal journal, Runnable harm) {
		int acknowledged = journal.acknowledged();
		int failed = journal.failed();
		await("writes", LIMIT, () -> journal.acknowledged() > acknowledged + FaultLoad.WRITERS);
		await("a failure", LIMIT, () -> {
			harm.run();
			return journal.failed() > failed;
		});
	}

	/**
	 * Let something go wrong while writers write, and see that nothing is lost and
	 * everything goes on.
	 */
	FaultJournal underLoad(String what, Fault fault) throws Exception {
		return underLoad(what, PATIENCE, fault);
	}

	FaultJournal underLoad(String what, Duration patience, Fault fault) throws Exception {
		FaultLoad load = new FaultLoad(this.db, patience, what.hashCode());
		CompletableFuture<Void> writers = load.start();
		FaultJournal journal = load.journal();
		try {
			await("writes before the fault", LIMIT, () -> journal.acknowledged() >= 40);
			fault.happen(journal);
			int before = journal.acknowledged();
			await("a write after " + what, RECOVERY, () -> journal.acknowledged() > before + FaultLoad.WRITERS);
			await("writes after " + what, LIMIT, () -> journal.acknowledged() > before + 40);
		}
		finally {
			load.stop();
			writers.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
		}
		assertSound(what, journal);
		return journal;
	}

	private void assertSound(String what, FaultJournal journal) throws SQLException {
		assertQuiet();
		try (Stranger stranger = stranger()) {
			FaultAudit audit = FaultAudit.of(journal, stranger);
			FaultReport.add(this.name, what, journal, audit);
			assertThat(journal.unexpected()).as("errors of another kind").isNull();
			assertThat(audit.lost()).as("acknowledged and lost").isEmpty();
			assertThat(audit.twice()).as("applied twice").isEmpty();
			assertThat(audit.wrong()).as("wrong").isEmpty();
		}
	}

	/**
	 * See that no connection is missing, on neither side.
	 */
	void assertQuiet() throws SQLException {
		await("connections given back", LIMIT, this::isIdle);
		new ServerView(this.name, this.url).assertNoTransactionIsOpen();
		try (Stranger stranger = stranger()) {
			await("no more sessions than connections", LIMIT, () -> {
				try {
					return sessions(stranger).size() <= CONNECTIONS;
				}
				catch (SQLException ex) {
					throw new IllegalStateException(ex);
				}
			});
		}
		awaitClosedCircuit();
		awaitReadiness(true);
		assertThat(pool().idle()).isLessThanOrEqualTo(CONNECTIONS);
		Flux.range(0, 4 * CONNECTIONS)
			.flatMap((i) -> this.db.model(Mark.class).count(Query.where(Map.of("label", "w" + i))))
			.blockLast(LIMIT);
	}

	/**
	 * Return the labels of all marks, past DataFlow.
	 */
	List<@Nullable String> labels() throws SQLException {
		try (Stranger stranger = stranger()) {
			return stranger.values("SELECT \"label\" FROM \"marks\"");
		}
	}

	private List<String> sessions(Stranger stranger) throws SQLException {
		return stranger.values(Dialects.sessions(this.name)).stream().flatMap(Stream::ofNullable).toList();
	}

	static void await(String what, Duration limit, BooleanSupplier condition) {
		Boolean met = Flux.interval(Duration.ZERO, Duration.ofMillis(10))
			.map((tick) -> condition.getAsBoolean())
			.takeUntil(Boolean::booleanValue)
			.take(limit)
			.blockLast();
		assertThat(met).as(what).isTrue();
	}

	@Override
	public void close() {
		this.proxy.recover();
		this.db.close().block(LIMIT);
		this.proxy.close();
	}

	/**
	 * What goes wrong, and is over again when this returns.
	 */
	interface Fault {

		void happen(FaultJournal journal) throws Exception;

	}

}
