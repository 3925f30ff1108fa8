/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.dataflow.ContractEntities.Person;
import io.dataflow.operation.BulkInsert;
import io.dataflow.operation.Operation;
import io.dataflow.pipeline.OperationInterceptor;
import io.dataflow.workflow.Workflow;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class BulkBatchTests {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	private final List<Integer> batches = new ArrayList<>();

	private final DataFlow db = DataFlow.builder("h2:mem:batches-" + UUID.randomUUID())
		.models(Person.class)
		.interceptors(new Batches())
		.bulkBatchSize(2)
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
	void nodesHaveTheBatchesOfTheInstance() {
		assertThat(create(Map.of("data", BulkCreateContract.people(5)))).containsEntry("batch_size", 2L);
		assertThat(this.batches).containsExactly(2, 2, 1);
	}

	@Test
	void parameterOfTheNodeWins() {
		assertThat(create(Map.of("data", BulkCreateContract.people(5), "batch_size", 3))).containsEntry("batch_size",
				3L);
		assertThat(this.batches).containsExactly(3, 2);
	}

	@Test
	void objectsComeFiveBatchesAtOnce() {
		Flux<Person> people = Flux.range(0, 25).map((i) -> new Person("p" + i, "A", null, 1, true, null));
		this.db.model(Person.class).bulkCreate(people).block(LIMIT);
		assertThat(this.batches).containsExactly(10, 10, 5);
	}

	@Test
	void batchWithoutRecordsIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> DataFlow.builder("h2:mem:batches").bulkBatchSize(0))
			.withMessage("'size' must be at least 1");
	}

	private Map<String, @Nullable Object> create(Map<String, ?> parameters) {
		return this.db.engine()
			.run(Workflow.builder("w").addNode("PersonBulkCreateNode", "node", parameters).build())
			.mapNotNull((run) -> run.result("node"))
			.blockOptional(LIMIT)
			.orElseThrow();
	}

	private final class Batches implements OperationInterceptor {

		@Override
		public <R> Flux<R> intercept(Operation<R> operation, Chain next) {
			if (operation instanceof BulkInsert insert) {
				BulkBatchTests.this.batches.add(insert.records().size());
			}
			return next.proceed(operation);
		}

	}

}
