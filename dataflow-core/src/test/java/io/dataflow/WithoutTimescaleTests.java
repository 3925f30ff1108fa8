/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

import io.dataflow.TimeSeriesEntities.Measurement;
import io.dataflow.adapter.CapabilityNotSupportedException;
import io.dataflow.adapter.MissingExtensionException;
import io.dataflow.migration.SchemaMode;
import io.dataflow.testing.DatabaseName;
import io.dataflow.testing.DatabaseTest;
import io.dataflow.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Time series are refused when an application starts where they cannot be kept.
 */
@DatabaseTest(DatabaseName.POSTGRESQL)
class WithoutTimescaleTests {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	@ParameterizedTest
	@EnumSource(SchemaMode.class)
	void startOnPlainPostgresqlNamesTheExtension(SchemaMode mode, TestDatabase database) throws SQLException {
		try (Stranger stranger = Stranger.at(database.url())) {
			assumeThat(stranger.values("SELECT name FROM pg_available_extensions WHERE name = 'timescaledb'"))
				.isEmpty();
		}
		DataFlow instance = DataFlow.builder(database.url()).models(Measurement.class).schema(mode).build();
		assertThatExceptionOfType(MissingExtensionException.class).isThrownBy(() -> instance.start().block(LIMIT))
			.withMessageContaining("time series Measurement needs the extension 'timescaledb'")
			.satisfies((error) -> assertThat(error.code()).isEqualTo("DF-701"))
			.satisfies((error) -> assertThat(error.action()).contains("packages of TimescaleDB"))
			.satisfies((error) -> assertThat(error.extension()).isEqualTo("timescaledb"));
		instance.close().block(LIMIT);
	}

	@ParameterizedTest
	@EnumSource(SchemaMode.class)
	void startOnAnotherDatabaseNamesPostgresql(SchemaMode mode) {
		DataFlow instance = DataFlow.builder("h2:mem:series" + mode).models(Measurement.class).schema(mode).build();
		assertThatExceptionOfType(CapabilityNotSupportedException.class).isThrownBy(() -> instance.start().block(LIMIT))
			.withMessageContaining("does not support TimeSeriesOperations")
			.satisfies((error) -> assertThat(error.code()).isEqualTo("DF-701"))
			.satisfies((error) -> assertThat(error.action()).contains("PostgreSQL with the extension 'timescaledb'"));
		instance.close().block(LIMIT);
	}

	@Test
	void entityHasItsNodes() {
		DataFlow instance = DataFlow.builder("h2:mem:nodes").models(Measurement.class).build();
		List<String> names = instance.nodeTypes().stream().map((type) -> type.name()).toList();
		assertThat(names).contains("MeasurementCreateHypertableNode", "MeasurementTimeRangeNode",
				"MeasurementDownsampleNode", "MeasurementRetentionPolicyNode", "MeasurementContinuousAggregateNode");
		instance.close().block(LIMIT);
	}

}
