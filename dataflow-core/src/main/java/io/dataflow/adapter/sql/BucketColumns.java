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

	private final List<Column> columns;

	private BucketColumns(SqlDialect dialect, EntityModel model, TimeBuckets buckets, boolean apart) {
		this.dialect = dialect;
		this.aggregates = new AggregateRenderer(dialect);
		this.time = Objects.requireNonNull(model.timeSeries()).time();
		this.buckets = buckets;
		this.apart = apart;
		this.columns = columns();
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
		Map<String, @Nullable Object> values = new LinkedHashMap<>(2 * this.columns.size());
		for (Column column : this.columns) {
			values.put(column.name(), column.value().in(row));
		}
		return new Row(values);
	}

	private List<Column> columns() {
		List<Column> all = new ArrayList<>();
		all.add(column(TimeBuckets.BUCKET, this.time, 0));
		for (FieldModel group : this.buckets.groups()) {
			all.add(column(group.name(), group, all.size()));
		}
		int index = all.size();
		for (Measure measure : this.buckets.measures()) {
			all.add(column(measure, index));
			index += (measure.function() == Function.AVG && this.apart) ? 2 : 1;
		}
		return all;
	}

	private Column column(String name, FieldModel field, int index) {
		return new Column(name, (row) -> this.dialect.decode(field, row, index));
	}

	private Column column(Measure measure, int index) {
		FieldModel field = measure.field();
		Function function = measure.function();
		if (field != null && (function == Function.FIRST || function == Function.LAST)) {
			return column(measure.alias(), field, index);
		}
		if (field != null && function == Function.AVG && !this.apart) {
			return new Column(measure.alias(), (row) -> average(field, row.get(index)));
		}
		Aggregation.Measure plain = new Aggregation.Measure(measure.alias(),
				Aggregation.Function.valueOf(function.name()), field);
		return new Column(measure.alias(), (row) -> this.aggregates.value(plain, row, index));
	}

	private static @Nullable Object average(FieldModel field, @Nullable Object value) {
		if (value == null || field.type() == FieldType.DOUBLE) {
			return value;
		}
		return AggregateRenderer
			.plain(new BigDecimal(value.toString()).setScale(Aggregation.AVERAGE_SCALE, RoundingMode.HALF_UP));
	}

	private record Column(String name, Value value) {

	}

	@FunctionalInterface
	private interface Value {

		@Nullable Object in(io.r2dbc.spi.Row row);

	}

}
