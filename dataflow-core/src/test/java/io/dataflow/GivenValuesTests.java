/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.dataflow.ContractEntities.Customer;
import io.dataflow.logging.LogCategory;
import io.dataflow.query.Query;
import io.dataflow.testing.ErrorsOfTests;
import io.dataflow.testing.GivenValues;
import io.dataflow.testing.ReadObservations;
import io.dataflow.testing.SecretScan;
import io.micrometer.observation.Observation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Tests that values of the compatibility kit are found where they are shown.
 */
class GivenValuesTests {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	private final GivenValues values = new GivenValues(ContractEntities.ALL, Set.of("Exempt"));

	private final DataFlow db = DataFlow.builder("h2:mem:given-values")
		.models(Customer.class)
		.interceptors(this.values)
		.build();

	@BeforeEach
	void start() {
		this.db.start().block(LIMIT);
	}

	@AfterEach
	void stop() {
		this.db.close().block(LIMIT);
	}

	@Test
	void valuesOfOperationsAreFound() {
		ModelOperations<Customer> customers = this.db.model(Customer.class);
		customers.create(new Customer("c-10", "Ada")).block(LIMIT);
		customers.bulkCreate(Flux.just(new Customer("c2", "grace@example.com"))).block(LIMIT);
		customers.update("c2", Map.of("email", "Joan")).block(LIMIT);
		customers.list(Query.where(Map.of("email", Map.of("$in", List.of("Mary", "Anne"))))).blockLast(LIMIT);
		assertThat(this.values.in("SELECT 'Ada', grace@example.com FROM c2 (Joan) Mary=Anne [c-10]"))
			.containsExactlyInAnyOrder("Ada", "grace@example.com", "c2", "Joan", "Mary", "Anne", "c-10");
	}

	@Test
	void parametersOfNodesAreFound() {
		this.values.noteParameters(Map.of("filter", Map.of("$or", List.of(Map.of("text", "Ada"))), "payload",
				new byte[] { 98, 121, 116, 101, 115, -1 }, "order_by", List.of("Joan")));
		assertThat(this.values.in("Ada Joan 6279746573ff")).containsExactlyInAnyOrder("Ada", "6279746573ff");
	}

	@Test
	void whatIsShownForOtherReasonsIsNotFound() {
		this.values.noteParameters(
				Map.of("id", "favourite_color", "name", "Exempt", "text", "Ada", "email", "order", "whole", 7));
		assertThat(this.values.in("favourite_color Exempt Adam order 7")).isEmpty();
	}

	@Test
	void whatIsLoggedOrObservedIsFoundOnce() {
		this.values.noteParameters(Map.of("text", "Ada"));
		try (SecretScan scan = SecretScan.open(this.values::in)) {
			LogCategory.SQL_GENERATION.logger().debug("INSERT INTO t VALUES ('{}')", "Ada");
			Observation.createNotStarted("some", ReadObservations.by(scan))
				.lowCardinalityKeyValue("tag", "Ada")
				.observe(() -> {
				});
			assertThat(scan.takeLeaks()).hasSize(2)
				.contains("[Ada] in DEBUG io.dataflow.sql: INSERT INTO t VALUES ('Ada')");
			assertThat(scan.takeLeaks()).isEmpty();
		}
	}

	@Test
	void errorsThatReachATestAreFound() {
		this.values.noteParameters(Map.of("text", "Ada"));
		Mono<Object> error = Mono.defer(() -> Mono.error(new IllegalStateException(new Exception("no Ada"))));
		try (SecretScan scan = SecretScan.open(this.values::in)) {
			ErrorsOfTests errors = ErrorsOfTests.readBy(scan);
			assertThat(catchThrowable(() -> error.block(LIMIT))).isNotNull();
			assertThat(catchThrowable(() -> error.flux().blockLast(LIMIT))).isNotNull();
			error.as(StepVerifier::create).expectError().verify(LIMIT);
			error.onErrorResume(Mono::just).block(LIMIT);
			Flux.just(1, 2).flatMap((number) -> error.onErrorResume(Mono::just)).collectList().block(LIMIT);
			assertThat(scan.takeLeaks()).hasSize(1).first().asString().contains("no Ada");
			error.onErrorComplete().block(LIMIT);
			assertThat(scan.takeLeaks()).isEmpty();
			errors.close();
			assertThat(catchThrowable(() -> error.block(LIMIT))).isNotNull();
			assertThat(scan.takeLeaks()).isEmpty();
		}
	}

}
