/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.docs;

import io.dataflow.DataFlow;
import io.dataflow.model.EntityModel;
import io.dataflow.operation.VectorDistance;
import io.dataflow.operation.VectorMatch;
import io.dataflow.operation.VectorSearch;
import reactor.core.publisher.Flux;

/**
 * The search of the documentation.
 */
final class RecipeSearch {

	private RecipeSearch() {
	}

	static Flux<VectorMatch> nearest(DataFlow db, float[] vector) {
		// tag::search[]
		EntityModel recipes = db.models().model(Recipe.class);
		Flux<VectorMatch> nearest = db.operations()
			.execute(VectorSearch.of(recipes, recipes.field("embedding"), vector, 10).by(VectorDistance.L2));
		// end::search[]
		return nearest;
	}

}
