/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.operation;

import java.time.Duration;
import java.util.regex.Pattern;

import io.dataflow.model.EntityModel;
import io.dataflow.query.Filter;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * Lets the server keep what is computed over buckets of time up to date. The result is
 * whether it did not yet exist.
 *
 * @param model the model
 * @param name the name of the aggregate
 * @param filter which records; those that interceptors leave out only
 * @param buckets what to compute
 * @param refresh when it is brought up to date
 * @param includeDeleted whether records that were deleted softly count too
 * @since 0.1.0
 */
public record ContinuousAggregate(EntityModel model, String name, Filter filter, TimeBuckets buckets, Refresh refresh,
		boolean includeDeleted) implements Operation.Selecting<Boolean> {

	private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

	/**
	 * Check the call.
	 * @throws InvalidTimeSeriesException DF-102 if the model is no time series, the name
	 * is none or that of the table, or a length is not positive, not a whole number of
	 * microseconds or too large, or fewer than two buckets are brought up to date
	 */
	public ContinuousAggregate {
		checkName(model, name);
		buckets.check(model);
		refresh.check(model, buckets.width());
	}

	static void checkName(EntityModel model, String name) {
		if (!NAME.matcher(name).matches() || name.equals(model.table())) {
			throw InvalidTimeSeriesException.name(model, "a continuous aggregate", name,
					"Use at most 63 small letters, digits and underscores, and not the name of the table.");
		}
	}

	/**
	 * Return the same operation for a table whose old records are dropped: it is brought
	 * up to date no further back than they are kept, as it would lose what it has
	 * computed from those that are gone.
	 * @param dropAfter how old records become
	 * @return the operation, which begins that far back unless this one says when
	 * @throws InvalidTimeSeriesException DF-102 if this one is brought up to date from
	 * further back, or fewer than two buckets are left
	 */
	public ContinuousAggregate withRetention(Duration dropAfter) {
		Duration start = this.refresh.start();
		if (start != null && start.compareTo(dropAfter) > 0) {
			throw InvalidTimeSeriesException.refreshedTooFar(this.model, this.name, start, dropAfter);
		}
		Refresh bounded = new Refresh((start != null) ? start : dropAfter, this.refresh.end(), this.refresh.every());
		return new ContinuousAggregate(this.model, this.name, this.filter, this.buckets, bounded, this.includeDeleted);
	}

	@Override
	public ContinuousAggregate withFilter(Filter filter) {
		return new ContinuousAggregate(this.model, this.name, filter, this.buckets, this.refresh, this.includeDeleted);
	}

	@Override
	public Flux<Boolean> on(Store store) {
		return store.require(TimeSeriesOperations.class).createContinuousAggregate(this).flux();
	}

	/**
	 * When a continuous aggregate is brought up to date.
	 *
	 * @param start how far back it is, {@code null} to the beginning, or where old
	 * records are dropped as far back as they are kept
	 * @param end how far from now what is newer is left alone
	 * @param every how often
	 */
	public record Refresh(@Nullable Duration start, Duration end, Duration every) {

		void check(EntityModel model, Duration bucket) {
			TimeBuckets.checkPositive(model, "every", this.every);
			if (this.end.isNegative()) {
				throw InvalidTimeSeriesException.notPositive(model, "refresh_end", this.end);
			}
			TimeBuckets.checkWhole(model, "refresh_end", this.end);
			if (this.start != null) {
				TimeBuckets.checkWhole(model, "refresh_start", this.start);
				Duration refreshed = this.start.minus(this.end);
				if (refreshed.compareTo(bucket.multipliedBy(2)) < 0) {
					throw InvalidTimeSeriesException.largerThanRange(model, bucket, refreshed);
				}
			}
		}

	}

}
