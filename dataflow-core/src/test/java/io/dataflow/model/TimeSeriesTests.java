/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.model;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.annotation.Id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TimeSeriesTests {

	@Test
	void timeIsFoundByColumnAndProperty() {
		EntityModel model = EntityModel.of(Measured.class);
		TimeSeriesModel series = Objects.requireNonNull(model.timeSeries());
		assertThat(series.time()).isEqualTo(model.field("recorded_at"));
		assertThat(series.chunk()).isEqualTo(Duration.ofDays(1));
		assertThat(Objects.requireNonNull(EntityModel.of(Logged.class).timeSeries()).time().name())
			.isEqualTo("created_at");
	}

	@Test
	void primaryKeyHasTheTimeAndTheIdAloneIsNotUnique() {
		EntityModel model = EntityModel.of(Measured.class);
		assertThat(model.primaryKey()).isEqualTo(List.of(model.id(), model.field("recordedAt")));
		assertThat(model.id().unique()).isFalse();
		EntityModel other = EntityModel.of(Plain.class);
		assertThat(other.primaryKey()).isEqualTo(List.of(other.id()));
		assertThat(other.timeSeries()).isNull();
		assertThat(other.id().unique()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(classes = { UnknownTime.class, TextTime.class, ClockTime.class, NullableTime.class, ChangingTime.class,
			NoChunk.class, NegativeChunk.class, MonthChunk.class, HalfDays.class, UniqueWithoutTime.class,
			ToSeries.class, WithVector.class })
	void declarationThatCannotBeAHypertableIsRefused(Class<?> type) {
		assertThatExceptionOfType(InvalidModelException.class).isThrownBy(() -> EntityModel.of(type))
			.satisfies((error) -> assertThat(error.code()).isEqualTo("DF-601"))
			.satisfies((error) -> assertThat(error.action()).isNotBlank())
			.withMessageContaining("Model '" + type.getSimpleName() + "'");
	}

	@Test
	void messagesNameWhatIsWrong() {
		assertThatExceptionOfType(InvalidModelException.class).isThrownBy(() -> EntityModel.of(UnknownTime.class))
			.withMessageContaining("unknown field 'recorded'")
			.satisfies((error) -> assertThat(error.action()).contains("recorded_at"));
		assertThatExceptionOfType(InvalidModelException.class).isThrownBy(() -> EntityModel.of(NullableTime.class))
			.withMessageContaining("'recorded_at', which may be null");
		assertThatExceptionOfType(InvalidModelException.class).isThrownBy(() -> EntityModel.of(ChangingTime.class))
			.withMessageContaining("'updated_at', which changes after the record was created");
		assertThatExceptionOfType(InvalidModelException.class).isThrownBy(() -> EntityModel.of(MonthChunk.class))
			.withMessageContaining("chunks of '1 month'");
		assertThatExceptionOfType(InvalidModelException.class).isThrownBy(() -> EntityModel.of(UniqueWithoutTime.class))
			.withMessageContaining("without 'recorded_at'");
		assertThatExceptionOfType(InvalidModelException.class).isThrownBy(() -> EntityModel.of(ToSeries.class))
			.withMessageContaining("belongs to Measured, a time series");
		assertThatExceptionOfType(InvalidModelException.class).isThrownBy(() -> EntityModel.of(WithVector.class))
			.withMessageContaining("has @TimeSeries, but also @Vector on 'place'");
	}

	@DataFlowModel(indexes = @Index(fields = { "sensor", "recordedAt" }, unique = true))
	@TimeSeries(time = "recordedAt", chunk = "1 day")
	record Measured(@Id String id, Instant recordedAt, String sensor) {

	}

	@DataFlowModel
	@TimeSeries(time = "created_at")
	record Logged(@Id String id, String text) {

	}

	@DataFlowModel
	record Plain(@Id String id, String text) {

	}

	@DataFlowModel
	@TimeSeries(time = "recorded")
	record UnknownTime(@Id String id, Instant recordedAt) {

	}

	@DataFlowModel
	@TimeSeries(time = "recorded_at")
	record TextTime(@Id String id, String recordedAt) {

	}

	@DataFlowModel
	@TimeSeries(time = "recorded_at")
	record ClockTime(@Id String id, LocalTime recordedAt) {

	}

	@DataFlowModel
	@TimeSeries(time = "recorded_at")
	record NullableTime(@Id String id, @Nullable Instant recordedAt) {

	}

	@DataFlowModel
	@TimeSeries(time = "updated_at")
	record ChangingTime(@Id String id, String text) {

	}

	@DataFlowModel
	@TimeSeries(time = "recorded_at", chunk = "0 days")
	record NoChunk(@Id String id, Instant recordedAt) {

	}

	@DataFlowModel
	@TimeSeries(time = "recorded_at", chunk = "-1 day")
	record NegativeChunk(@Id String id, Instant recordedAt) {

	}

	@DataFlowModel
	@TimeSeries(time = "recorded_at", chunk = "1 month")
	record MonthChunk(@Id String id, Instant recordedAt) {

	}

	@DataFlowModel
	@TimeSeries(time = "day", chunk = "12 hours")
	record HalfDays(@Id String id, LocalDate day) {

	}

	@DataFlowModel(indexes = @Index(fields = "sensor", unique = true))
	@TimeSeries(time = "recorded_at")
	record UniqueWithoutTime(@Id String id, Instant recordedAt, String sensor) {

	}

	@DataFlowModel
	record ToSeries(@Id String id, @BelongsTo(Measured.class) String measuredId) {

	}

	@TimeSeries(time = "at", chunk = "1 day")
	@DataFlowModel
	record WithVector(@Id String id, Instant at, @Vector(dimensions = 2) float[] place) {

	}

}
