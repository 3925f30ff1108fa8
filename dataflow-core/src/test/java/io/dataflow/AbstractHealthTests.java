/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import io.dataflow.ContractEntities.Person;
import io.dataflow.adapter.ConnectionFailedException;
import io.dataflow.adapter.PoolSettings;
import io.dataflow.adapter.PoolStatus;
import io.dataflow.health.HealthReport;
import io.dataflow.health.HealthStatus;
import io.dataflow.migration.SchemaMode;
import io.dataflow.query.Query;
import io.dataflow.testing.FaultyProxy;
import io.dataflow.testing.FaultyProxy.Direction;
import io.dataflow.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an instance says of itself while its database goes away and comes back.
 */
abstract class AbstractHealthTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static final Duration PROBE = Duration.ofSeconds(3);

	private static final int CONNECTIONS = 4;

	private FaultyProxy proxy;

	private DataFlow db;

	@BeforeEach
	void start(TestDatabase database) {
		TestDatabase own = database.another();
		this.proxy = FaultyProxy.before(own.url());
		this.db = instance(own, Duration.ZERO);
		this.db.start().as(StepVerifier::create).expectComplete().verify(LIMIT);
	}

	@AfterEach
	void stop() {
		this.proxy.close();
		this.db.close().as(StepVerifier::create).expectComplete().verify(LIMIT);
	}

	private DataFlow instance(TestDatabase database, Duration startupTimeout) {
		return DataFlow.builder(this.proxy.url(database.url()))
			.models(Person.class)
			.pool(PoolSettings.defaults().withSize(2).withMaxOverflow(CONNECTIONS - 2))
			.startupTimeout(startupTimeout)
			.build();
	}

	@Test
	void databaseThatAnswersIsHealthy() {
		this.db.health().as(StepVerifier::create).assertNext((report) -> {
			assertThat(report.status()).isEqualTo(HealthStatus.HEALTHY);
			assertThat(report.message()).isEqualTo("All components are healthy.");
			assertThat(report.details()).containsOnlyKeys("database", "schema", "circuit_breaker", "connection_pool");
			assertThat(report.isReady()).isTrue();
		}).expectComplete().verify(PROBE);
	}

	@Test
	void databaseThatHangsIsUnhealthyWithinThreeSecondsAndLosesNoConnection() {
		this.proxy.goSilent(Direction.TO_SERVER, Direction.TO_CLIENT);
		probe(HealthStatus.UNHEALTHY, "database: ");
		probes(10).as(StepVerifier::create)
			.assertNext((reports) -> assertThat(reports).noneMatch(HealthReport::isReady))
			.expectComplete()
			.verify(Duration.ofSeconds(10));
		assertThat(pool().checkedOut()).isLessThanOrEqualTo(1);
		this.proxy.recover();
		becomes(HealthStatus.HEALTHY);
		nothingIsInUse();
	}

	@Test
	void databaseThatIsGoneIsUnhealthyUntilItComesBack() {
		this.proxy.shut();
		probe(HealthStatus.UNHEALTHY, "database: [DF-402]");
		this.proxy.open();
		becomes(HealthStatus.HEALTHY);
		this.db.model(Person.class)
			.count(Query.all())
			.as(StepVerifier::create)
			.expectNext(0L)
			.expectComplete()
			.verify(LIMIT);
		nothingIsInUse();
	}

	@Test
	void poolThatIsExhaustedIsNamedAsTheReason() {
		Sinks.Empty<Void> end = Sinks.empty();
		Mono<Void> users = Flux.range(0, CONNECTIONS)
			.flatMap((index) -> this.db.operations()
				.inTransaction(this.db.model(Person.class).count(Query.all()).then(end.asMono()).thenReturn(true)))
			.then();
		StepVerifier ending = users.as(StepVerifier::create).expectComplete().verifyLater();
		awaitInUse(CONNECTIONS);
		probe(HealthStatus.UNHEALTHY,
				"connection_pool: The pool is exhausted: 4 of 4 connections are in use. None became free in time.");
		end.tryEmitEmpty();
		ending.verify(LIMIT);
		becomes(HealthStatus.HEALTHY);
		nothingIsInUse();
	}

	@Test
	void whenTablesAreMissingAndNobodyAddsThemItIsUnhealthy(TestDatabase database) {
		DataFlow other = DataFlow.builder(database.another().url())
			.models(Person.class)
			.schema(SchemaMode.NONE)
			.build();
		Mono.usingWhen(Mono.just(other), (instance) -> instance.start().then(instance.health()), DataFlow::close)
			.as(StepVerifier::create)
			.assertNext((report) -> {
				assertThat(report.status()).isEqualTo(HealthStatus.UNHEALTHY);
				assertThat(report.message())
					.isEqualTo("schema: The schema is behind the models, missing: create table people.");
			})
			.expectComplete()
			.verify(LIMIT);
	}

	@Test
	void startWaitsForADatabaseThatComesLate(TestDatabase database) {
		this.proxy.shut();
		DataFlow late = instance(database.another(), LIMIT);
		StepVerifier start = late.start().as(StepVerifier::create).expectComplete().verifyLater();
		late.health()
			.as(StepVerifier::create)
			.assertNext((report) -> assertThat(report.details().get("schema").message())
				.isEqualTo("The schema is not ready yet."))
			.expectComplete()
			.verify(PROBE);
		this.proxy.open();
		start.verify(LIMIT);
		late.health()
			.as(StepVerifier::create)
			.assertNext((report) -> assertThat(report.status()).isEqualTo(HealthStatus.HEALTHY))
			.expectComplete()
			.verify(PROBE);
		late.close().as(StepVerifier::create).expectComplete().verify(LIMIT);
	}

	@Test
	void whenTheDatabaseDoesNotComeInTimeTheStartFails(TestDatabase database) {
		this.proxy.shut();
		DataFlow late = instance(database, Duration.ofMillis(600));
		late.start().as(StepVerifier::create).expectError(ConnectionFailedException.class).verify(LIMIT);
		late.close().as(StepVerifier::create).expectComplete().verify(LIMIT);
	}

	private void probe(HealthStatus status, String message) {
		this.db.health().as(StepVerifier::create).assertNext((report) -> {
			assertThat(report.message()).startsWith(message);
			assertThat(report.status()).isEqualTo(status);
		}).expectComplete().verify(PROBE);
	}

	private Mono<List<HealthReport>> probes(int number) {
		return Flux
			.merge(IntStream.range(0, number)
				.mapToObj((index) -> this.db.health().delaySubscription(Duration.ofMillis(300L * index)))
				.toList())
			.collectList();
	}

	private void becomes(HealthStatus status) {
		this.db.health()
			.repeatWhen((ended) -> ended.delayElements(Duration.ofMillis(100)))
			.takeUntil((report) -> report.status() == status)
			.then()
			.as(StepVerifier::create)
			.expectComplete()
			.verify(LIMIT);
	}

	private void awaitInUse(int number) {
		Flux.interval(Duration.ofMillis(20))
			.takeUntil((tick) -> pool().checkedOut() == number)
			.then()
			.as(StepVerifier::create)
			.expectComplete()
			.verify(LIMIT);
	}

	private void nothingIsInUse() {
		awaitInUse(0);
		assertThat(pool().waiting()).isZero();
	}

	private PoolStatus pool() {
		return this.db.pool().orElseThrow();
	}

}
