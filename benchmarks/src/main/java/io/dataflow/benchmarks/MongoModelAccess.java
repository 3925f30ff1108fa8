/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.benchmarks;

import java.math.BigDecimal;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import io.dataflow.DataFlow;
import io.dataflow.ModelOperations;
import reactor.core.publisher.Mono;

/**
 * Readings through the model.
 */
final class MongoModelAccess implements ProductAccess {

	private static final BigDecimal PRICE = new BigDecimal("9.99");

	private final ModelOperations<Reading> readings;

	private final AtomicLong last = new AtomicLong(2_000_000_000L);

	MongoModelAccess(DataFlow dataFlow) {
		this.readings = dataFlow.model(Reading.class);
	}

	@Override
	public Mono<Reading> read(long id) {
		return this.readings.read(id);
	}

	@Override
	public Mono<Reading> insert(String name, int quantity) {
		return this.readings.create(new Reading(this.last.incrementAndGet(), name, PRICE, quantity));
	}

	@Override
	public Mono<Reading> update(long id, int quantity) {
		return this.readings.update(id, Map.of("quantity", quantity));
	}

}
