/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

import io.dataflow.DataFlow;
import io.dataflow.adapter.DatabaseUrl;
import io.dataflow.adapter.TransactionConflictException;
import io.dataflow.model.DataFlowModel;
import io.dataflow.workflow.Workflow;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.R2dbcDataIntegrityViolationException;
import io.r2dbc.spi.R2dbcException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.annotation.Id;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Bulk calls that want to create the same records at the same time.
 */
class KeyRaceTests {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	private static final int CALLS = 8;

	private static final int RECORDS = 200;

	private final DataFlow db = DataFlow.builder("h2:mem:races-" + UUID.randomUUID()).models(Counter.class).build();

	@BeforeEach
	void start() {
		this.db.start().block(LIMIT);
	}

	@AfterEach
	void stop() {
		this.db.close().block(LIMIT);
	}

	@Test
	void upsertsOfTheSameNewRecordsInsertEachOnce() {
		List<Map<String, @Nullable Object>> results = sideBySide("update");
		assertThat(results).allSatisfy((result) -> assertThat(result).containsEntry("processed", (long) RECORDS));
		assertThat(results).filteredOn((result) -> result.get("inserted").equals((long) RECORDS)).hasSize(1);
		assertThat(results).filteredOn((result) -> result.get("updated").equals((long) RECORDS)).hasSize(CALLS - 1);
	}

	@Test
	void versionsCountEveryUpsertOnce() {
		sideBySide("update");
		Map<String, @Nullable Object> record = run("CounterReadNode", Map.of("id", "c7")).block(LIMIT);
		assertThat(record).isNotNull();
		assertThat(record.get("version")).hasToString(String.valueOf(CALLS));
	}

	@Test
	void callsThatSkipWhatExistsInsertEachOnce() {
		List<Map<String, @Nullable Object>> results = sideBySide("skip");
		assertThat(results).filteredOn((result) -> result.get("inserted").equals((long) RECORDS)).hasSize(1);
		assertThat(results).filteredOn((result) -> result.get("skipped").equals((long) RECORDS)).hasSize(CALLS - 1);
	}

	@Test
	void savepointIsGoneAfterwards() {
		Connection connection = Mono
			.from(ConnectionFactories.get(R2dbcOptions.of(DatabaseUrl.parse("sqlite::memory:"))).create())
			.map(Connection.class::cast)
			.blockOptional(LIMIT)
			.orElseThrow();
		Mono.from(connection.beginTransaction()).block(LIMIT);
		Mono<Void> back = Mono.from(connection.rollbackTransactionToSavepoint("dataflow_keys"));
		assertThat(attempt(connection, Mono.just("done"))).isEqualTo("done");
		assertThatExceptionOfType(R2dbcException.class).isThrownBy(() -> back.block(LIMIT));
		assertThat(attempt(connection, Mono.error(new R2dbcDataIntegrityViolationException("taken", "23505"))))
			.isEqualTo("otherwise");
		assertThatExceptionOfType(R2dbcException.class).isThrownBy(() -> back.block(LIMIT));
		Mono.from(connection.close()).block(LIMIT);
	}

	private static @Nullable String attempt(Connection connection, Mono<String> work) {
		return KeyRace.attempt(connection, Set.of(ErrorKind.DUPLICATE_KEY), () -> work, () -> Mono.just("otherwise"))
			.block(LIMIT);
	}

	private List<Map<String, @Nullable Object>> sideBySide(String resolution) {
		List<Map<String, Object>> data = IntStream.range(0, RECORDS)
			.mapToObj((i) -> Map.<String, Object>of("id", "c" + i, "label", "x"))
			.toList();
		return Flux.range(0, CALLS)
			.flatMap((i) -> run("CounterBulkUpsertNode", Map.of("data", data, "conflict_resolution", resolution))
				.retryWhen(Retry.max(CALLS).filter(KeyRaceTests::leftNothing))
				.subscribeOn(Schedulers.boundedElastic()), CALLS)
			.collectList()
			.blockOptional(LIMIT)
			.orElseThrow();
	}

	/**
	 * H2 now and then gives up one of many transactions, which then can be repeated.
	 */
	private static boolean leftNothing(Throwable error) {
		return error.getCause() instanceof TransactionConflictException;
	}

	private Mono<Map<String, @Nullable Object>> run(String type, Map<String, Object> parameters) {
		return this.db.engine()
			.run(Workflow.builder("w").addNode(type, "node", parameters).build())
			.mapNotNull((run) -> run.result("node"));
	}

	@DataFlowModel(versioned = true)
	record Counter(@Id String id, String label) {

	}

}
