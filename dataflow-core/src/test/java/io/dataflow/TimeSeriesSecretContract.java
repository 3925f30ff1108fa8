/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.util.List;
import java.util.Map;

import io.dataflow.logging.LogCategory;
import io.dataflow.testing.SecretScan;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Values of time series, and what is looked for in them, are in no log and no error.
 */
interface TimeSeriesSecretContract extends DataFlowContract {

	/** When everything is measured. */
	String TIME = "2026-01-05T10:00:00Z";

	@Test
	default void nodesOfTimeSeriesKeepValuesToThemselves() {
		try (SecretScan scan = SecretScan.open()) {
			Map<String, Object> secret = Map.of("sensor", SecretScan.TEXT, "whole", SecretScan.NUMBER);
			run("MeasurementCreateNode", "recorded_at", TIME, "sensor", SecretScan.TEXT, "whole", SecretScan.NUMBER);
			run("MeasurementBulkCreateNode", "data",
					List.of(Map.of("recorded_at", TIME, "sensor", SecretScan.TEXT, "whole", SecretScan.NUMBER)));
			run("MeasurementTimeRangeNode", "from", TIME, "filter", secret);
			run("MeasurementDownsampleNode", "bucket", "1 hour", "group_by", "sensor", "filter", secret, "aggregate",
					Map.of("most", Map.of("$max", "whole")));
			run("MeasurementBulkDeleteNode", "filter", secret);
			scan.read(db().engine().history().recent());
			assertThat(scan.lines(LogCategory.SQL_GENERATION.loggerName())).isNotEmpty();
			assertThat(scan.leaks()).isEmpty();
		}
	}

	@Test
	default void refusalsOfTimeSeriesKeepValuesToThemselves() {
		run("TotalCreateNode", "id", SecretScan.TEXT, "day", "2026-01-05", "number", SecretScan.NUMBER);
		try (SecretScan scan = SecretScan.open()) {
			scan.read(failureWithInputs("TotalCreateNode", "id", SecretScan.TEXT, "day", "2026-01-05", "number",
					SecretScan.NUMBER));
			scan.read(failureWithInputs("TotalCreateNode", "id", "t", "day", SecretScan.TEXT, "number", 1));
			scan.read(failureWithInputs("MeasurementTimeRangeNode", "from", SecretScan.TEXT));
			scan.read(failureWithInputs("MeasurementTimeRangeNode", "filter", Map.of("whole", SecretScan.TEXT)));
			scan.read(db().engine().history().recent());
			assertThat(scan.leaks()).isEmpty();
		}
	}

}
