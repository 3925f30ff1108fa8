/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.benchmarks;

import java.time.Instant;

import io.dataflow.model.DataFlowModel;
import io.dataflow.model.TimeSeries;

import org.springframework.data.annotation.Id;

/**
 * The entity of the benchmarks of time series: six columns, two of which are the
 * timestamps that every entity has.
 *
 * @param id the primary key together with the time
 * @param recordedAt when the value was measured
 * @param sensor which of some sensors measured it
 * @param level the value
 * @since 0.1.0
 */
@DataFlowModel(table = "sensed")
@TimeSeries(time = "recorded_at", chunk = "1 day")
public record Sensed(@Id long id, Instant recordedAt, int sensor, double level) {

}
