/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.dataflow.model.DataFlowModel;
import io.dataflow.model.EntityModel;
import io.dataflow.model.TimeSeries;
import io.dataflow.operation.ContinuousAggregate.Refresh;
import io.dataflow.operation.TimeBuckets.Function;
import io.dataflow.operation.TimeBuckets.Measure;
import io.dataflow.query.Filter;
import io.dataflow.query.Page;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.annotation.Id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TimeSeriesCallTests {

	private static final Duration DAY = Duration.ofDays(1);

	private static final Duration HOUR = Duration.ofHours(1);

	private final EntityModel model = EntityModel.of(Measured.class);

	@ParameterizedTest
	@ValueSource(strings = { "PT1.0000001S", "PT2562047788015H", "PT2562047788015215H" })
	void lengthThatIsNoNumberOfMicrosecondsIsRefused(Duration length) {
		String reason = " is " + length + ", which is no number of microseconds";
		refused(() -> new CreateHypertable(this.model, length), "'chunk' of Measured" + reason);
		refused(() -> new RetentionPolicy(this.model, length, DAY, true), "'drop_after' of Measured" + reason);
		refused(() -> new RetentionPolicy(this.model, DAY, length, true), "'every' of Measured" + reason);
		refused(() -> downsample(length, Instant.EPOCH, Instant.EPOCH.plus(DAY)), "'bucket' of Measured" + reason);
		refused(() -> aggregate(length, Duration.ZERO, DAY), "'refresh_start' of Measured" + reason);
		refused(() -> aggregate(null, length, DAY), "'refresh_end' of Measured" + reason);
		refused(() -> aggregate(null, Duration.ZERO, length), "'every' of Measured" + reason);
	}

	@Test
	void rangeWithMoreBucketsThanCanBeCountedIsRefused() {
		TimeSpan longest = new TimeSpan(this.model.field("recorded_at"), Instant.MIN, Instant.MAX);
		TimeBuckets smallest = buckets(Duration.ofNanos(1000));
		refused(() -> new Downsample(this.model, longest, Filter.all(), smallest, true, Page.all(), false),
				"more than 1000000 buckets");
		assertThat(downsample(Duration.ofMillis(100), Instant.EPOCH, Instant.EPOCH.plus(DAY)).fill()).isTrue();
	}

	@Test
	void aggregateWithoutABeginIsRefreshedAsFarBackAsRecordsAreKept() {
		ContinuousAggregate bounded = aggregate(null, HOUR, DAY).withRetention(Duration.ofDays(30));
		assertThat(bounded.refresh()).isEqualTo(new Refresh(Duration.ofDays(30), HOUR, DAY));
		assertThat(bounded.name()).isEqualTo("hourly");
	}

	@Test
	void aggregateKeepsABeginThatIsNotBeforeRecordsAreDropped() {
		ContinuousAggregate create = aggregate(Duration.ofDays(30), HOUR, DAY);
		assertThat(create.withRetention(Duration.ofDays(30))).isEqualTo(create);
		refused(() -> create.withRetention(Duration.ofDays(29)),
				"is brought up to date as far back as PT720H, but records are dropped after PT696H");
	}

	@Test
	void aggregateWithTooLittleBetweenRetentionAndEndIsRefused() {
		refused(() -> aggregate(null, Duration.ofDays(3), DAY).withRetention(Duration.ofDays(3)),
				"'bucket' of Measured is PT1H, but the range is only PT0S");
	}

	@Test
	void policyIsCheckedAgainstTheChunksThatThereAre() {
		RetentionPolicy policy = new RetentionPolicy(this.model, Duration.ofDays(2), DAY, true);
		policy.requireChunk(Duration.ofDays(2));
		refused(() -> policy.requireChunk(Duration.ofDays(3)), "is PT48H, which is less than the PT72H");
		new RetentionPolicy(this.model, null, DAY, true).requireChunk(Duration.ofDays(3));
	}

	@Test
	void policyIsCheckedAgainstAggregates() {
		RetentionPolicy policy = new RetentionPolicy(this.model, Duration.ofDays(2), DAY, true);
		policy.requireRefresh("hourly", Duration.ofDays(2));
		refused(() -> policy.requireRefresh("hourly", null),
				"'hourly' of Measured is brought up to date from the begin");
		refused(() -> policy.requireRefresh("hourly", Duration.ofDays(3)), "as far back as PT72H");
		new RetentionPolicy(this.model, null, DAY, true).requireRefresh("hourly", null);
	}

	private static void refused(ThrowingCallable call, String message) {
		assertThatExceptionOfType(InvalidTimeSeriesException.class).isThrownBy(call)
			.withMessageContaining(message)
			.satisfies((error) -> assertThat(error.code()).isEqualTo("DF-102"));
	}

	private Downsample downsample(Duration bucket, Instant from, Instant to) {
		return new Downsample(this.model, TimeSpan.of(this.model, from, to), Filter.all(), buckets(bucket), true,
				Page.all(), false);
	}

	private ContinuousAggregate aggregate(@Nullable Duration start, Duration end, Duration every) {
		return new ContinuousAggregate(this.model, "hourly", Filter.all(), buckets(HOUR),
				new Refresh(start, end, every), false);
	}

	private static TimeBuckets buckets(Duration width) {
		return new TimeBuckets(width, List.of(), List.of(new Measure("n", Function.COUNT, null)));
	}

	@DataFlowModel
	@TimeSeries(time = "recordedAt", chunk = "1 day")
	record Measured(@Id String id, Instant recordedAt) {

	}

}
