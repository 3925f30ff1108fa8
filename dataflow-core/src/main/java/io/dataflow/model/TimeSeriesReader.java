/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.model;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

import io.dataflow.error.Suggestion;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@link TimeSeries}, and checks what a hypertable cannot have.
 */
final class TimeSeriesReader {

	private static final Set<FieldType> TIMES = EnumSet.of(FieldType.INSTANT, FieldType.OFFSET_DATE_TIME,
			FieldType.LOCAL_DATE_TIME, FieldType.DATE);

	private final String model;

	private final ModelParts parts;

	private TimeSeriesReader(String model, ModelParts parts) {
		this.model = model;
		this.parts = parts;
	}

	/**
	 * Read the annotation of a class.
	 * @return the time series, or {@code null} if the class is none
	 * @throws InvalidModelException {@code DF-601} if the table cannot be a hypertable
	 */
	static @Nullable TimeSeriesModel read(Class<?> type, ModelParts parts) {
		TimeSeriesReader reader = new TimeSeriesReader(type.getSimpleName(), parts);
		reader.checkRelations();
		TimeSeries annotation = type.getAnnotation(TimeSeries.class);
		if (annotation == null) {
			return null;
		}
		reader.checkVectors();
		FieldModel time = reader.time(annotation.time());
		reader.checkIndexes(time);
		return new TimeSeriesModel(time, reader.chunk(annotation.chunk(), time));
	}

	private FieldModel time(String name) {
		FieldModel time = this.parts.names().get(name);
		if (time == null) {
			throw new InvalidModelException(this.model, "is a time series of the unknown field '" + name + "'.",
					Suggestion.of(name, this.parts.fields().stream().map(FieldModel::name).toList()));
		}
		if (!TIMES.contains(time.type())) {
			throw new InvalidModelException(this.model,
					"is a time series of '" + name + "', which is of type " + time.type() + ".",
					"Name a field that is an Instant, OffsetDateTime, LocalDateTime or LocalDate in "
							+ "@TimeSeries(time = ...).");
		}
		boolean settled = time.role() == FieldRole.DATA || time.role() == FieldRole.CREATED_AT;
		if (time.nullable() || !settled) {
			throw new InvalidModelException(this.model,
					"is a time series of '" + name + "', which "
							+ (settled ? "may be null." : "changes after the record was created."),
					"Name a field that always has a value and keeps it: the time is part of the primary key.");
		}
		return time;
	}

	private Duration chunk(String text, FieldModel time) {
		Duration chunk = IntervalText.parse(text);
		if (chunk == null || chunk.isZero() || chunk.isNegative()) {
			throw new InvalidModelException(this.model,
					"has chunks of '" + text + "', which is no positive length of time.",
					"Write " + IntervalText.EXPECTED + " into @TimeSeries(chunk = ...).");
		}
		if (time.type() == FieldType.DATE && !chunk.equals(Duration.ofDays(chunk.toDays()))) {
			throw new InvalidModelException(this.model,
					"has chunks of '" + text + "', but its time '" + time.name() + "' is a date.",
					"Make chunks of whole days, or let the time be a date with a time.");
		}
		return chunk;
	}

	/**
	 * Searches join what they found by the primary key, which several records of a time
	 * series may share.
	 */
	private void checkVectors() {
		for (FieldModel field : this.parts.fields()) {
			if (field.type() == FieldType.VECTOR) {
				throw new InvalidModelException(this.model,
						"has @TimeSeries, but also @Vector on '" + field.name()
								+ "', which needs ids that are unique for themselves.",
						"Keep the vectors in an entity of their own, or remove @TimeSeries.");
			}
		}
	}

	private void checkIndexes(FieldModel time) {
		for (IndexModel index : this.parts.indexes()) {
			if (index.unique() && !index.fields().contains(time)) {
				throw new InvalidModelException(this.model,
						"has the unique index '" + index.name() + "' without '" + time.name()
								+ "', which the chunks of a hypertable cannot keep.",
						"Add '" + time.name() + "' to its fields, or make it not unique.");
			}
		}
	}

	private void checkRelations() {
		for (RelationModel relation : this.parts.relations()) {
			if (relation.target().isAnnotationPresent(TimeSeries.class)) {
				throw new InvalidModelException(this.model,
						"belongs to " + relation.target().getSimpleName()
								+ ", a time series, whose ids a foreign key cannot refer to.",
						"Keep the id in '" + relation.field().name() + "' without @BelongsTo.");
			}
		}
	}

}
