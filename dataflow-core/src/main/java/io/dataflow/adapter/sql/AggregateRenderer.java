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
import io.dataflow.operation.Aggregate;
import io.dataflow.operation.Row;
import io.dataflow.query.Aggregation;
import io.dataflow.query.Aggregation.Function;
import io.dataflow.query.Aggregation.Measure;
import io.dataflow.query.Filter;
import io.dataflow.query.Sort;
import org.jspecify.annotations.Nullable;

/**
 * Writes aggregations and reads their results. Values are told apart by position, so that
 * aliases are no part of a statement. An average is read as a sum and a count, because
 * databases divide with different precision.
 */
final class AggregateRenderer {

	private final SqlDialect dialect;

	private final FilterRenderer filters;

	AggregateRenderer(SqlDialect dialect) {
		this.dialect = dialect;
		this.filters = new FilterRenderer(dialect);
	}

	SqlStatement render(Aggregate aggregate) {
		Aggregation aggregation = aggregate.aggregation();
		SqlBuilder sql = new SqlBuilder(this.dialect);
		List<String> groups = aggregation.groups().stream().map((field) -> sql.quote(field.name())).toList();
		List<String> columns = new ArrayList<>(groups);
		aggregation.measures().forEach((measure) -> {
			columns.add(
					expression(measure, (measure.function() == Function.AVG) ? Function.SUM : measure.function(), sql));
			if (measure.function() == Function.AVG) {
				columns.add(expression(measure, Function.COUNT, sql));
			}
		});
		sql.append("SELECT " + String.join(", ", columns) + " FROM ").identifier(aggregate.model().table());
		if (!(aggregate.filter() instanceof Filter.All)) {
			this.filters.render(aggregate.filter(), sql.append(" WHERE "));
		}
		sql.append((groups.isEmpty()) ? "" : " GROUP BY " + String.join(", ", groups));
		having(aggregation, sql);
		orderBy(aggregate, sql);
		page(aggregate, sql);
		return sql.build();
	}

	Row row(Aggregation aggregation, io.r2dbc.spi.Row row) {
		Map<String, @Nullable Object> values = new LinkedHashMap<>();
		int index = 0;
		for (FieldModel group : aggregation.groups()) {
			values.put(group.name(), this.dialect.decode(group, row, index++));
		}
		for (Measure measure : aggregation.measures()) {
			values.put(measure.alias(), value(measure, row, index));
			index += (measure.function() == Function.AVG) ? 2 : 1;
		}
		return new Row(values);
	}

	private String expression(Measure measure, Function function, SqlBuilder sql) {
		FieldModel field = measure.field();
		if (field == null) {
			return "COUNT(*)";
		}
		return (function == Function.COUNT) ? "COUNT(" + sql.quote(field.name()) + ")"
				: this.dialect.aggregate(function, field, sql.quote(field.name()));
	}

	private void having(Aggregation aggregation, SqlBuilder sql) {
		String separator = " HAVING ";
		for (Aggregation.Condition condition : aggregation.having()) {
			Measure measure = condition.measure();
			FieldModel field = measure.field();
			boolean value = field != null && (measure.function() == Function.MIN || measure.function() == Function.MAX);
			String operand = (value) ? sql.bind(Objects.requireNonNull(field), condition.operand())
					: sql.bind(condition.operand());
			sql.append(separator
					+ FilterRenderer.condition(this.dialect, compared(measure, sql), condition.operator(), operand));
			separator = " AND ";
		}
	}

	/**
	 * A count is compared with a decimal, which is not a number everywhere unless the
	 * other side is one.
	 */
	private String compared(Measure measure, SqlBuilder sql) {
		String expression = expression(measure, measure.function(), sql);
		return (measure.function() == Function.COUNT) ? "CAST(" + expression + " AS DECIMAL(20, 0))" : expression;
	}

	private void orderBy(Aggregate aggregate, SqlBuilder sql) {
		Aggregation aggregation = aggregate.aggregation();
		List<Aggregation.Order> orders = new ArrayList<>(aggregation.orders());
		aggregation.groups().forEach((group) -> orders.add(new Aggregation.Order(group, null, false)));
		String separator = " ORDER BY ";
		for (Aggregation.Order order : orders) {
			Measure measure = order.measure();
			FieldModel field = (measure != null) ? measure.field() : order.group();
			sql.append(separator
					+ ((measure != null) ? expression(measure, measure.function(), sql)
							: group(aggregate.model(), Objects.requireNonNull(field), sql))
					+ ((order.descending()) ? " DESC" : " ASC"));
			sql.append((field != null) ? this.dialect.nullsSmallest(new Sort.Order(field, order.descending())) : "");
			separator = ", ";
		}
	}

	/**
	 * The name of the table tells a column from an aggregate in the result, which a
	 * database may call by the name of its function.
	 */
	private static String group(EntityModel model, FieldModel field, SqlBuilder sql) {
		return sql.quote(model.table()) + "." + sql.quote(field.name());
	}

	private static void page(Aggregate aggregate, SqlBuilder sql) {
		if (aggregate.page().limited()) {
			sql.append(" LIMIT ").parameter(aggregate.page().limit());
		}
		if (aggregate.page().offset() > 0) {
			sql.append(" OFFSET ").parameter(aggregate.page().offset());
		}
	}

	@Nullable Object value(Measure measure, io.r2dbc.spi.Row row, int index) {
		FieldModel field = measure.field();
		if (field == null || measure.function() == Function.COUNT) {
			return count(row, index);
		}
		if (measure.function() == Function.MIN || measure.function() == Function.MAX) {
			return this.dialect.decode(field, row, index);
		}
		Object given = row.get(index);
		if (given == null) {
			return null;
		}
		if (field.type() == FieldType.DOUBLE) {
			double sum = (given instanceof Number number) ? number.doubleValue() : Double.parseDouble(given.toString());
			return (measure.function() == Function.SUM) ? sum : sum / count(row, index + 1);
		}
		BigDecimal sum = new BigDecimal(given.toString());
		if (measure.function() == Function.SUM) {
			return sum(field, sum);
		}
		return plain(
				sum.divide(BigDecimal.valueOf(count(row, index + 1)), Aggregation.AVERAGE_SCALE, RoundingMode.HALF_UP));
	}

	private static long count(io.r2dbc.spi.Row row, int index) {
		return Objects.requireNonNull(row.get(index, Long.class));
	}

	private static Object sum(FieldModel field, BigDecimal sum) {
		boolean whole = field.type() != FieldType.DECIMAL && sum.toBigInteger().bitLength() < Long.SIZE;
		return (whole) ? (Object) sum.longValueExact() : plain(sum);
	}

	static BigDecimal plain(BigDecimal number) {
		BigDecimal stripped = number.stripTrailingZeros();
		return (stripped.scale() < 0) ? stripped.setScale(0) : stripped;
	}

}
