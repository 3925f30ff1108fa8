/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.operation;

import java.time.Duration;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;
import io.dataflow.model.EntityModel;
import org.jspecify.annotations.Nullable;

/**
 * A call about a time series makes no sense (DF-102). Nothing was read or changed.
 *
 * @since 0.1.0
 */
public final class InvalidTimeSeriesException extends DataFlowException {

	private final String model;

	private InvalidTimeSeriesException(EntityModel model, String message, String action) {
		super(ErrorCode.TYPE_MISMATCH, message, action);
		this.model = model.name();
	}

	static InvalidTimeSeriesException none(EntityModel model) {
		return new InvalidTimeSeriesException(model, "Model '" + model.name() + "' is not a time series.",
				"Annotate " + model.type().getSimpleName() + " with @TimeSeries(time = ...).");
	}

	static InvalidTimeSeriesException reversed(EntityModel model, Object from, Object to) {
		return new InvalidTimeSeriesException(model,
				"The range of " + model.name() + " begins at " + from + ", which is not before its end " + to + ".",
				"Give 'from' an earlier time than 'to'; a record at 'to' itself is not part of the range.");
	}

	static InvalidTimeSeriesException notPositive(EntityModel model, String what, Duration length) {
		return new InvalidTimeSeriesException(model,
				"'" + what + "' of " + model.name() + " is " + length + ", which is not positive.",
				"Give '" + what + "' a length of time such as '15 minutes'.");
	}

	static InvalidTimeSeriesException notWhole(EntityModel model, String what, Duration length) {
		return new InvalidTimeSeriesException(model,
				"'" + what + "' of " + model.name() + " is " + length
						+ ", which is no number of microseconds that the database can count.",
				"Give '" + what + "' a length of whole microseconds, and less than 290 000 years.");
	}

	static InvalidTimeSeriesException notOfDays(EntityModel model, String what, Duration length) {
		return new InvalidTimeSeriesException(model,
				"'" + what + "' of " + model.name() + " is " + length + ", but its time is a date.",
				"Give '" + what + "' a number of whole days.");
	}

	static InvalidTimeSeriesException shorterThanChunk(EntityModel model, Duration dropAfter, Duration chunk) {
		return new InvalidTimeSeriesException(model,
				"'drop_after' of " + model.name() + " is " + dropAfter + ", which is less than the " + chunk
						+ " that one of its chunks holds.",
				"Keep records for at least the length of a chunk, or declare shorter chunks: only whole chunks are"
						+ " dropped.");
	}

	static InvalidTimeSeriesException refreshedTooFar(EntityModel model, String aggregate, @Nullable Duration start,
			Duration dropAfter) {
		return new InvalidTimeSeriesException(model,
				"The continuous aggregate '" + aggregate + "' of " + model.name() + " is brought up to date "
						+ ((start != null) ? "as far back as " + start : "from the beginning")
						+ ", but records are dropped after " + dropAfter
						+ ", and with them it would lose what it has computed.",
				"Call its ContinuousAggregateNode with a 'refresh_start' of at most " + dropAfter
						+ ", also when it exists, or keep records for longer.");
	}

	static InvalidTimeSeriesException largerThanRange(EntityModel model, Duration bucket, Duration range) {
		return new InvalidTimeSeriesException(model,
				"'bucket' of " + model.name() + " is " + bucket + ", but the range is only " + range + ".",
				"Give a smaller 'bucket', or a range that holds at least one.");
	}

	static InvalidTimeSeriesException tooMany(EntityModel model, Duration bucket, long maximum) {
		return new InvalidTimeSeriesException(model, "The range of " + model.name() + " has more than " + maximum
				+ " buckets of " + bucket + " to fill gaps in.",
				"Give a larger 'bucket' or a shorter range, or leave the gaps.");
	}

	static InvalidTimeSeriesException withoutRange(EntityModel model) {
		return new InvalidTimeSeriesException(model,
				"The gaps of " + model.name() + " can only be filled between two times.", "Give 'from' and 'to'.");
	}

	static InvalidTimeSeriesException nothing(EntityModel model) {
		return new InvalidTimeSeriesException(model, "The buckets of " + model.name() + " compute nothing.",
				"Write {\"average\": {\"$avg\": \"field\"}} or {\"number\": {\"$count\": \"*\"}}.");
	}

	static InvalidTimeSeriesException name(EntityModel model, String what, String name, String action) {
		return new InvalidTimeSeriesException(model,
				"'" + name + "' cannot be the name of " + what + " of " + model.name() + ".", action);
	}

	static InvalidTimeSeriesException notInAggregate(EntityModel model, String field) {
		return new InvalidTimeSeriesException(model,
				"A continuous aggregate of " + model.name() + " has no '" + field + "' to filter by.",
				"Filter by the fields in 'group_by'.");
	}

	/**
	 * Return the model whose call was refused.
	 * @return its name
	 */
	public String model() {
		return this.model;
	}

}
