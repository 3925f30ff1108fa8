/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.readme;

// tag::entity[]
import io.dataflow.model.DataFlowModel;
import io.dataflow.model.GeneratedId;
import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.Id;

@DataFlowModel
record User(@Id @GeneratedId @Nullable String id, String name, @Nullable String email) {
}
// end::entity[]
