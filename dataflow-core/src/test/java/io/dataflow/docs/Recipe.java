/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.docs;

import io.dataflow.model.DataFlowModel;
import io.dataflow.model.Vector;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

// tag::entity[]
@DataFlowModel(softDelete = true)
record Recipe(@Id String id, String content, @Nullable String category,
		@Vector(dimensions = 384) float @Nullable [] embedding) {
}
// end::entity[]
