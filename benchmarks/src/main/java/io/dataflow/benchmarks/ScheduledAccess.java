/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.benchmarks;

import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Another access on a scheduler for work that blocks, as an application on WebFlux must
 * call a driver that blocks the thread which subscribes.
 *
 * @param access the other access
 */
record ScheduledAccess(ProductAccess access) implements ProductAccess {

	@Override
	public Publisher<?> read(long id) {
		return Mono.defer(() -> Mono.from(this.access.read(id))).subscribeOn(Schedulers.boundedElastic());
	}

	@Override
	public Publisher<?> insert(String name, int quantity) {
		return Mono.defer(() -> Mono.from(this.access.insert(name, quantity))).subscribeOn(Schedulers.boundedElastic());
	}

	@Override
	public Publisher<?> update(long id, int quantity) {
		return Mono.defer(() -> Mono.from(this.access.update(id, quantity))).subscribeOn(Schedulers.boundedElastic());
	}

}
