/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.docs;

import java.util.Map;

import io.dataflow.DataFlow;
import io.dataflow.Nearest;
import io.dataflow.model.EntityModel;
import io.dataflow.operation.VectorDistance;
import io.dataflow.operation.VectorMatch;
import io.dataflow.operation.VectorSearch;
import io.dataflow.operation.VectorTuning;
import io.dataflow.query.Query;
import reactor.core.publisher.Flux;

/**
 * The search of the documentation.
 */
final class RecipeSearch {

	private RecipeSearch() {
	}

	static Flux<Nearest<Recipe>> nearest(DataFlow db, float[] vector) {
		// tag::search[]
		Flux<Nearest<Recipe>> nearest = db.model(Recipe.class)
			.search(Query.where(Map.of("category", "soup")).limit(10), "embedding", vector, VectorDistance.COSINE);
		// end::search[]
		return nearest;
	}

	static Flux<VectorMatch> tuned(DataFlow db, float[] vector) {
		// tag::operation[]
		EntityModel recipes = db.models().model(Recipe.class);
		Flux<VectorMatch> nearest = db.operations()
			.execute(VectorSearch.of(recipes, recipes.field("embedding"), vector, 10)
				.tuned(new VectorTuning(200, null, null)));
		// end::operation[]
		return nearest;
	}

}
