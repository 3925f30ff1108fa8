/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import io.dataflow.adapter.Adapter;
import io.dataflow.adapter.ConnectionPooling;
import io.dataflow.adapter.DatabaseUrl;
import io.dataflow.adapter.PoolSettings;
import io.dataflow.model.DataFlowModel;
import io.dataflow.model.EntityModel;
import io.dataflow.model.EntityModels;
import io.dataflow.operation.Count;
import io.dataflow.operation.Delete;
import io.dataflow.operation.Insert;
import io.dataflow.operation.Row;
import io.dataflow.operation.SchemaOperations;
import io.dataflow.operation.Select;
import io.dataflow.operation.TransactionOperations;
import io.dataflow.query.Filter;
import io.dataflow.schema.SchemaChange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.data.annotation.Id;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * H2 closes a database file when a thread that works on it is interrupted.
 */
class H2CancellationTests {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	@Test
	void databaseInAFileOutlivesCancelledStatements(@TempDir Path directory) {
		EntityModel model = EntityModels.of(List.of(Item.class)).model(Item.class);
		Adapter adapter = new SqlAdapterProvider().open(
				DatabaseUrl.parse("h2:file:" + directory.resolve("items") + ";CACHE_SIZE=0"), PoolSettings.defaults());
		adapter.require(SchemaOperations.class).apply(List.of(new SchemaChange.CreateTable(model))).blockLast(LIMIT);
		List<Row> rows = IntStream.range(0, 500)
			.mapToObj((i) -> new Row(Map.of("id", "i" + i, "text", "x".repeat(10_000))))
			.toList();
		new Insert(model, rows).on(adapter).blockLast(LIMIT);
		SplittableRandom random = new SplittableRandom(7);
		Flux.range(0, 500)
			.flatMap((i) -> Select.of(model, Filter.all())
				.on(adapter)
				.then()
				.timeout(Duration.ofNanos(random.nextLong(20_000_000)), Mono.empty()), 4)
			.blockLast(LIMIT);
		assertThat(new Count(model, Filter.all(), false).on(adapter).blockLast(LIMIT)).isEqualTo(500);
		adapter.close().block(LIMIT);
	}

	/**
	 * The driver executes a statement on the thread that asks for its rows, which does
	 * not notice that nobody waits any more.
	 */
	@Test
	void transactionThatIsCancelledAtAnyTimeIsWholeOrWithoutEffect() {
		EntityModel model = EntityModels.of(List.of(Item.class)).model(Item.class);
		Adapter adapter = new SqlAdapterProvider().open(DatabaseUrl.parse("h2:mem:cancelled"), PoolSettings.defaults());
		adapter.require(SchemaOperations.class).apply(List.of(new SchemaChange.CreateTable(model))).blockLast(LIMIT);
		List<Row> many = IntStream.range(0, 50)
			.mapToObj((i) -> new Row(Map.of("id", "i" + i, "text", "many")))
			.toList();
		TransactionOperations transactions = adapter.require(TransactionOperations.class);
		Mono<Long> nested = transactions.inNestedTransaction(new Insert(model, many).on(adapter).count());
		Mono<Long> both = transactions.inTransaction(
				new Insert(model, List.of(new Row(Map.of("id", "first", "text", "one")))).on(adapter).then(nested));
		SplittableRandom random = new SplittableRandom(7);
		for (int i = 0; i < 300; i++) {
			both.timeout(Duration.ofNanos(random.nextLong(800_000)), Mono.empty()).block(LIMIT);
			awaitIdle(adapter);
			Long count = new Count(model, Filter.all(), false).on(adapter).blockLast(LIMIT);
			assertThat(count).isIn(0L, 51L);
			new Delete(model, Filter.all(), true, null).on(adapter).blockLast(LIMIT);
		}
		adapter.close().block(LIMIT);
	}

	private static void awaitIdle(Adapter adapter) {
		ConnectionPooling pooling = adapter.require(ConnectionPooling.class);
		Flux.interval(Duration.ZERO, Duration.ofMillis(1))
			.takeUntil((tick) -> pooling.poolStatus().orElseThrow().checkedOut() == 0)
			.blockLast(LIMIT);
	}

	@DataFlowModel
	record Item(@Id String id, String text) {

	}

}
