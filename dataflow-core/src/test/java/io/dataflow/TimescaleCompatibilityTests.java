/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.util.Objects;

import io.dataflow.adapter.Capability;
import io.dataflow.model.EntityModel;
import io.dataflow.operation.Delete;
import io.dataflow.query.Filter;
import io.dataflow.testing.DatabaseName;
import io.dataflow.testing.DatabaseTest;
import io.dataflow.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What DataFlow promises about time series.
 */
@DatabaseTest(DatabaseName.TIMESCALEDB)
@TestInstance(Lifecycle.PER_CLASS)
final class TimescaleCompatibilityTests implements TimeRangeContract, DownsampleContract, RetentionContract,
		HypertableContract, TimeSeriesSecretContract {

	private @Nullable TestDatabase database;

	private @Nullable DataFlow db;

	@BeforeAll
	void start(TestDatabase database) {
		this.database = database;
		this.db = DataFlow.builder(database.url()).models(TimeSeriesEntities.ALL).build();
		this.db.start().block(LIMIT);
	}

	@BeforeEach
	void clear() {
		for (EntityModel model : db().models()) {
			new Delete(model, Filter.all(), true, null).on(db().adapter()).blockLast(LIMIT);
		}
	}

	@AfterAll
	void stop() {
		if (this.db != null) {
			this.db.close().block(LIMIT);
		}
	}

	@Override
	public TestDatabase database() {
		return Objects.requireNonNull(this.database);
	}

	@Override
	public DataFlow db() {
		return Objects.requireNonNull(this.db);
	}

	@Test
	void declaredCapabilityWorksWithWhatItNeeds() {
		assertThat(db().adapter().capabilities().need(Capability.TIME_SERIES)).isNotEmpty();
		CapabilityProvocation.of(Capability.TIME_SERIES).provoke(this);
	}

}
