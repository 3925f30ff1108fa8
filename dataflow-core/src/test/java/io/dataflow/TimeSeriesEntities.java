/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.UUID;

import io.dataflow.model.DataFlowModel;
import io.dataflow.model.GeneratedId;
import io.dataflow.model.TimeSeries;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/**
 * The entities of the contracts of time series.
 */
final class TimeSeriesEntities {

	static final Class<?>[] ALL = { Measurement.class, Visit.class, Total.class };

	private TimeSeriesEntities() {
	}

	/** Ids of DataFlow, soft deletion, all kinds of values. */
	@DataFlowModel(softDelete = true)
	@TimeSeries(time = "recorded_at", chunk = "1 day")
	record Measurement(@Id @GeneratedId @Nullable UUID id, Instant recordedAt, @Nullable String sensor,
			@Nullable Double level, @Nullable BigDecimal amount, @Nullable Integer whole) {

	}

	/** Ids of the database and a time without a zone. */
	@DataFlowModel
	@TimeSeries(time = "seenAt", chunk = "12 hours")
	record Visit(@Id @Nullable Long id, LocalDateTime seenAt, String page) {

	}

	/** Ids of the caller, a date, and columns with the names of functions. */
	@DataFlowModel
	@TimeSeries(time = "day", chunk = "7 days")
	record Total(@Id String id, LocalDate day, int number, @Nullable String count, @Nullable String timeBucket) {

	}

}
