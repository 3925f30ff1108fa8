/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.operation;

import java.time.Duration;
import java.util.List;

import io.dataflow.model.EntityModel;
import io.dataflow.model.FieldModel;
import io.dataflow.model.FieldType;
import io.dataflow.model.IntervalText;
import org.jspecify.annotations.Nullable;

/**
 * What is computed over the records of a time series: for each bucket of time, and within
 * it for each group, a row with the begin of the bucket as {@code bucket}, the fields of
 * the group and the measures.
 *
 * @param width how long a bucket is; buckets are counted from Monday, 3 January 2000,
 * 00:00 UTC
 * @param groups the fields whose values form groups; may be empty
 * @param measures what is computed, at least one
 * @since 0.1.0
 */
public record TimeBuckets(Duration width, List<FieldModel> groups, List<Measure> measures) {

	/** The name under which a row holds the begin of its bucket. */
	public static final String BUCKET = "bucket";

	public TimeBuckets {
		groups = List.copyOf(groups);
		measures = List.copyOf(measures);
	}

	/**
	 * Check that these buckets make sense for a model.
	 * @param model the model
	 * @throws InvalidTimeSeriesException DF-102 if they do not
	 */
	void check(EntityModel model) {
		checkLength(model, BUCKET, this.width);
		if (this.measures.isEmpty()) {
			throw InvalidTimeSeriesException.nothing(model);
		}
		this.groups.stream().map(FieldModel::name).filter(BUCKET::equalsIgnoreCase).forEach((name) -> {
			throw InvalidTimeSeriesException.name(model, "a group", name, "Give the field another column.");
		});
		this.measures.stream().map(Measure::alias).filter(BUCKET::equalsIgnoreCase).forEach((name) -> {
			throw InvalidTimeSeriesException.name(model, "a measure", name, "Choose another alias.");
		});
	}

	static void checkLength(EntityModel model, String what, Duration length) {
		checkPositive(model, what, length);
		boolean dates = TimeSpan.series(model).time().type() == FieldType.DATE;
		if (dates && !length.equals(Duration.ofDays(length.toDays()))) {
			throw InvalidTimeSeriesException.notOfDays(model, what, length);
		}
	}

	static void checkPositive(EntityModel model, String what, Duration length) {
		if (length.isZero() || length.isNegative()) {
			throw InvalidTimeSeriesException.notPositive(model, what, length);
		}
		checkWhole(model, what, length);
	}

	static void checkWhole(EntityModel model, String what, Duration length) {
		if (!IntervalText.isWhole(length)) {
			throw InvalidTimeSeriesException.notWhole(model, what, length);
		}
	}

	/**
	 * Functions of the records of a group.
	 */
	public enum Function {

		/** How many records there are, or how many have a value in a field. */
		COUNT,

		/** The sum; null without values. */
		SUM,

		/** The average; null without values. */
		AVG,

		/** The least value; null without values. */
		MIN,

		/** The greatest value; null without values. */
		MAX,

		/** The value of the earliest record that has one; null without values. */
		FIRST,

		/** The value of the latest record that has one; null without values. */
		LAST

	}

	/**
	 * A value that is computed.
	 *
	 * @param alias the name of the value in the result
	 * @param function how it is computed
	 * @param field the field it is computed from, {@code null} to count records
	 */
	public record Measure(String alias, Function function, @Nullable FieldModel field) {

	}

}
