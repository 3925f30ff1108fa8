/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

import io.dataflow.model.EntityModel;
import io.dataflow.operation.Delete;
import io.dataflow.query.Filter;
import io.dataflow.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * An instance that all tests of a class share, from before the first until after the
 * last. The test class says with {@code @DatabaseTest} where it runs and with
 * {@link #instance()} what is in it.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class AbstractInstanceTests implements DataFlowContract {

	private final List<DataFlow> others = new ArrayList<>();

	private @Nullable TestDatabase database;

	private @Nullable DataFlow db;

	/**
	 * Build the instance. It is started, and closed in the end.
	 */
	abstract DataFlow instance() throws Exception;

	/**
	 * Have another instance started and closed after that of the tests.
	 */
	final DataFlow beside(DataFlow other) {
		this.others.add(other);
		return other;
	}

	@BeforeAll
	void start(TestDatabase database) throws Exception {
		this.database = database;
		this.db = instance();
		instances().concatMap(DataFlow::start).blockLast(LIMIT);
	}

	@BeforeEach
	void clear() throws Exception {
		List<EntityModel> models = new ArrayList<>(db().models().all());
		// what belongs to others comes behind them
		Collections.reverse(models);
		for (EntityModel model : models) {
			new Delete(model, Filter.all(), true, null).on(db().adapter()).blockLast(LIMIT);
		}
	}

	@AfterAll
	void stop() {
		instances().concatMapDelayError(DataFlow::close).blockLast(LIMIT);
	}

	private Flux<DataFlow> instances() {
		return Flux.fromIterable(this.others).startWith(Mono.justOrEmpty(this.db));
	}

	@Override
	public final TestDatabase database() {
		return Objects.requireNonNull(this.database);
	}

	@Override
	public final DataFlow db() {
		return Objects.requireNonNull(this.db);
	}

}
