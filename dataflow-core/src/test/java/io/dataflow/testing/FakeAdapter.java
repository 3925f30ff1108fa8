/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.testing;

import io.dataflow.adapter.Adapter;
import io.dataflow.adapter.DatabaseKind;
import reactor.core.publisher.Mono;

/**
 * A database that always answers and needs no closing. It can do what whoever implements
 * this adds to it.
 */
public interface FakeAdapter extends Adapter {

	@Override
	default DatabaseKind kind() {
		return DatabaseKind.POSTGRESQL;
	}

	@Override
	default Mono<Void> ping() {
		return Mono.empty();
	}

	@Override
	default Mono<Void> close() {
		return Mono.empty();
	}

}
