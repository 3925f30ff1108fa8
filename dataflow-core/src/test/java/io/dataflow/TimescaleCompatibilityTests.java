/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import io.dataflow.adapter.Capability;
import io.dataflow.testing.DatabaseName;
import io.dataflow.testing.DatabaseTest;

/**
 * What DataFlow promises about time series.
 */
@DatabaseTest(DatabaseName.TIMESCALEDB)
final class TimescaleCompatibilityTests extends AbstractInstanceTests implements ExtensionContract, TimeRangeContract,
		DownsampleContract, RetentionContract, HypertableContract, TimeSeriesSecretContract {

	@Override
	DataFlow instance() {
		return DataFlow.builder(url()).models(TimeSeriesEntities.ALL).build();
	}

	@Override
	public Capability capability() {
		return Capability.TIME_SERIES;
	}

}
