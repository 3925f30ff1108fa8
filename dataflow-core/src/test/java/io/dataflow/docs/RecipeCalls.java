/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.docs;

import java.util.List;

import io.dataflow.DataFlow;
import io.dataflow.operation.BulkFailure;
import io.dataflow.operation.BulkResult;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The bulk call of the documentation.
 */
final class RecipeCalls {

	private RecipeCalls() {
	}

	static Mono<List<BulkFailure>> refused(DataFlow db, Flux<Recipe> recipes) {
		// tag::apart[]
		Mono<List<BulkFailure>> refused = db.model(Recipe.class).apart().bulkCreate(recipes).map(BulkResult::failures);
		// end::apart[]
		return refused;
	}

}
