/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.operation;

import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.dataflow.model.EntityModel;
import io.dataflow.model.FieldModel;
import io.dataflow.model.TimeSeriesModel;
import io.dataflow.query.Filter;
import org.jspecify.annotations.Nullable;

/**
 * A part of a time series: from a time to, but not including, another.
 *
 * @param time the field that holds the time
 * @param from the first time of the range in normal form, or {@code null} without a bound
 * @param to the first time after the range likewise
 * @since 0.1.0
 */
public record TimeSpan(FieldModel time, @Nullable Object from, @Nullable Object to) {

	/**
	 * Make a range.
	 * @param model the model
	 * @param from the first time of the range, or {@code null} without a bound
	 * @param to the first time after the range, or {@code null} without a bound
	 * @return the range
	 * @throws InvalidTimeSeriesException DF-102 if the model is no time series or the
	 * range does not begin before its end
	 * @throws io.dataflow.model.FieldTypeException DF-102 if a bound is not a time of the
	 * model
	 */
	public static TimeSpan of(EntityModel model, @Nullable Object from, @Nullable Object to) {
		FieldModel time = series(model).time();
		TimeSpan span = new TimeSpan(time, time.coerce(from), time.coerce(to));
		if (span.from != null && span.to != null && !span.length().filter((length) -> !length.isZero()).isPresent()) {
			throw InvalidTimeSeriesException.reversed(model, span.from, span.to);
		}
		return span;
	}

	/**
	 * Return how a model is parted by time.
	 * @throws InvalidTimeSeriesException DF-102 if it is not
	 */
	static TimeSeriesModel series(EntityModel model) {
		TimeSeriesModel series = model.timeSeries();
		if (series == null) {
			throw InvalidTimeSeriesException.none(model);
		}
		return series;
	}

	/**
	 * Return how long the range is.
	 * @return the length, or empty if the range has no begin, no end or a begin after its
	 * end
	 */
	public Optional<Duration> length() {
		if (this.from == null || this.to == null) {
			return Optional.empty();
		}
		Duration length = Duration.between(temporal(this.from), temporal(this.to));
		return (length.isNegative()) ? Optional.empty() : Optional.of(length);
	}

	/**
	 * Return which records the range holds.
	 * @return the filter
	 */
	public Filter filter() {
		List<Filter> bounds = new ArrayList<>();
		if (this.from != null) {
			bounds.add(new Filter.Comparison(this.time, Filter.Operator.GTE, this.from));
		}
		if (this.to != null) {
			bounds.add(new Filter.Comparison(this.time, Filter.Operator.LT, this.to));
		}
		return Filter.and(bounds);
	}

	private static Temporal temporal(Object value) {
		return (value instanceof LocalDate date) ? date.atStartOfDay() : (Temporal) value;
	}

}
