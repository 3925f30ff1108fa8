/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.docs;

// tag::entity[]
import java.time.Instant;

import io.dataflow.model.DataFlowModel;
import io.dataflow.model.GeneratedId;
import io.dataflow.model.TimeSeries;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

@DataFlowModel
@TimeSeries(time = "recorded_at", chunk = "1 day")
record Reading(@Id @GeneratedId @Nullable String id, Instant recordedAt, String sensor, double level) {
}
// end::entity[]
