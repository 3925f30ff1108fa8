/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.sample;

import io.dataflow.model.DataFlowModel;
import io.dataflow.model.Embedded;
import io.dataflow.model.Vector;
import org.jspecify.annotations.Nullable;

import org.springframework.context.annotation.Profile;
import org.springframework.data.annotation.Id;

/**
 * What a product is found by. Only PostgreSQL with pgvector can keep it, hence the
 * profile.
 *
 * @param id the id of the product
 * @param description what it is, in words
 * @param embedding the words as a vector, which DataFlow makes
 */
// tag::entity[]
@Profile("search")
@DataFlowModel
record ProductText(@Id String id, String description,
		@Vector(dimensions = 256) @Embedded(from = "description") float @Nullable [] embedding) {

}
// end::entity[]
