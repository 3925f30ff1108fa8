/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.operation;

import java.time.Duration;

import io.dataflow.model.EntityModel;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * Says how long the records of a time series are kept, in place of what was said before.
 * Whole chunks are dropped once all of their records are older, whether or not records
 * were deleted softly, may be changed or refer to others. The result is who drops them.
 *
 * @param model the model
 * @param dropAfter how old records become, or {@code null} to keep them all
 * @param every how often chunks are looked for
 * @param scheduled whether this application drops chunks where the server does not
 * @since 0.1.0
 */
public record RetentionPolicy(EntityModel model, @Nullable Duration dropAfter, Duration every,
		boolean scheduled) implements Operation<RetentionPolicy.Keeper> {

	/** How often chunks are looked for unless told. */
	public static final Duration DAILY = Duration.ofDays(1);

	/**
	 * Check the call.
	 * @throws InvalidTimeSeriesException DF-102 if the model is no time series, a length
	 * is not positive, or records are to be kept for less than a chunk
	 */
	public RetentionPolicy {
		Duration chunk = TimeSpan.series(model).chunk();
		TimeBuckets.checkPositive(model, "every", every);
		if (dropAfter != null) {
			TimeBuckets.checkLength(model, "drop_after", dropAfter);
			checkChunk(model, dropAfter, chunk);
		}
	}

	private static void checkChunk(EntityModel model, Duration dropAfter, Duration chunk) {
		if (dropAfter.compareTo(chunk) < 0) {
			throw InvalidTimeSeriesException.shorterThanChunk(model, dropAfter, chunk);
		}
	}

	/**
	 * Return the same operation of an application that drops chunks where the server does
	 * not.
	 * @return the operation
	 */
	public RetentionPolicy asScheduled() {
		return new RetentionPolicy(this.model, this.dropAfter, this.every, true);
	}

	/**
	 * Check this policy against the table, which may have been made otherwise than the
	 * model declares.
	 * @param chunk the length of the time that one of its chunks holds
	 * @throws InvalidTimeSeriesException DF-102 if records are to be kept for less
	 */
	public void requireChunk(Duration chunk) {
		if (this.dropAfter != null) {
			checkChunk(this.model, this.dropAfter, chunk);
		}
	}

	/**
	 * Check this policy against a continuous aggregate of the table. When one is brought
	 * up to date it loses what it has computed from records that are gone.
	 * @param name the name of the aggregate
	 * @param start how far back it is brought up to date, {@code null} to the beginning
	 * @throws InvalidTimeSeriesException DF-102 if that is further than records are kept
	 */
	public void requireRefresh(String name, @Nullable Duration start) {
		if (this.dropAfter != null && (start == null || start.compareTo(this.dropAfter) > 0)) {
			throw InvalidTimeSeriesException.refreshedTooFar(this.model, name, start, this.dropAfter);
		}
	}

	@Override
	public Flux<Keeper> on(Store store) {
		return store.require(TimeSeriesOperations.class).retention(this).flux();
	}

	/**
	 * Who drops old chunks.
	 */
	public enum Keeper {

		/** A job of the server, on its Community licence. */
		SERVER,

		/** The applications, of which one at a time does it. */
		APPLICATION

	}

}
