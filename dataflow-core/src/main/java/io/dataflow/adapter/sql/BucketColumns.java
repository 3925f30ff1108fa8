/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.dataflow.model.EntityModel;
import io.dataflow.model.FieldModel;
import io.dataflow.model.FieldType;
import io.dataflow.operation.Row;
import io.dataflow.operation.TimeBuckets;
import io.dataflow.operation.TimeBuckets.Function;
import io.dataflow.operation.TimeBuckets.Measure;
import io.dataflow.query.Aggregation;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a statement about buckets of time: the begin of the bucket, the groups,
 * the measures. An average has two, its sum and its count, so that it is divided as those
 * of an {@code AggregateNode} are; except for continuous aggregates, whose columns people
 * read too.
 */
final class BucketColumns {

	private final SqlDialect dialect;

	private final AggregateRenderer aggregates;

	private final FieldModel time;

	private final TimeBuckets buckets;

	private final boolean apart;

	private BucketColumns(SqlDialect dialect, EntityModel model, TimeBuckets buckets, boolean apart) {
		this.dialect = dialect;
		this.aggregates = new AggregateRenderer(dialect);
		this.time = Objects.requireNonNull(model.timeSeries()).time();
		this.buckets = buckets;
		this.apart = apart;
	}

	static BucketColumns of(SqlDialect dialect, EntityModel model, TimeBuckets buckets) {
		return new BucketColumns(dialect, model, buckets, true);
	}

	/**
	 * Return the columns of a continuous aggregate.
	 */
	static BucketColumns stored(SqlDialect dialect, EntityModel model, TimeBuckets buckets) {
		return new BucketColumns(dialect, model, buckets, false);
	}

	FieldModel time() {
		return this.time;
	}

	/**
	 * Return the begin of the bucket of a record.
	 */
	String bucket(SqlBuilder sql) {
		return bucket(sql.quote(this.time.name()));
	}

	String bucket(String time) {
		return "time_bucket(" + HypertableSql.interval(this.buckets.width()) + ", " + time + ")";
	}

	List<FieldModel> groups() {
		return this.buckets.groups();
	}

	/**
	 * Return the measures as they are computed.
	 */
	List<String> measures(SqlBuilder sql) {
		List<String> columns = new ArrayList<>();
		for (Measure measure : this.buckets.measures()) {
			if (measure.function() == Function.AVG && this.apart) {
				columns.add(expression(measure, Function.SUM, sql));
				columns.add(expression(measure, Function.COUNT, sql));
			}
			else {
				columns.add(expression(measure, measure.function(), sql));
			}
		}
		return columns;
	}

	/**
	 * Return the measures of rows of which some have no records.
	 * @param prefix what the names of the columns begin with, before their number
	 */
	List<String> filled(String prefix) {
		List<String> columns = new ArrayList<>();
		for (Measure measure : this.buckets.measures()) {
			String column = prefix + columns.size();
			columns.add((measure.function() == Function.COUNT) ? "COALESCE(" + column + ", 0)" : column);
			if (measure.function() == Function.AVG && this.apart) {
				columns.add(prefix + columns.size());
			}
		}
		return columns;
	}

	private String expression(Measure measure, Function function, SqlBuilder sql) {
		FieldModel field = measure.field();
		if (field == null) {
			return "COUNT(*)";
		}
		String column = sql.quote(field.name());
		if (function != Function.FIRST && function != Function.LAST) {
			return function + "(" + column + ")";
		}
		String edge = function + "(" + column + ", " + sql.quote(this.time.name()) + ")";
		return (field.nullable()) ? edge + " FILTER (WHERE " + column + " IS NOT NULL)" : edge;
	}

	/**
	 * Read a row of these columns.
	 */
	Row row(io.r2dbc.spi.Row row) {
		Map<String, @Nullable Object> values = new LinkedHashMap<>();
		values.put(TimeBuckets.BUCKET, this.dialect.decode(this.time, row, 0));
		int index = 1;
		for (FieldModel group : this.buckets.groups()) {
			values.put(group.name(), this.dialect.decode(group, row, index++));
		}
		for (Measure measure : this.buckets.measures()) {
			values.put(measure.alias(), value(measure, row, index));
			index += (measure.function() == Function.AVG && this.apart) ? 2 : 1;
		}
		return new Row(values);
	}

	private @Nullable Object value(Measure measure, io.r2dbc.spi.Row row, int index) {
		FieldModel field = measure.field();
		return switch (measure.function()) {
			case FIRST, LAST -> this.dialect.decode(Objects.requireNonNull(field), row, index);
			case AVG -> (this.apart) ? this.aggregates.value(plain(measure), row, index)
					: average(Objects.requireNonNull(field), row.get(index));
			default -> this.aggregates.value(plain(measure), row, index);
		};
	}

	private static Aggregation.Measure plain(Measure measure) {
		return new Aggregation.Measure(measure.alias(), Aggregation.Function.valueOf(measure.function().name()),
				measure.field());
	}

	private static @Nullable Object average(FieldModel field, @Nullable Object value) {
		if (value == null || field.type() == FieldType.DOUBLE) {
			return value;
		}
		return AggregateRenderer
			.plain(new BigDecimal(value.toString()).setScale(Aggregation.AVERAGE_SCALE, RoundingMode.HALF_UP));
	}

}
