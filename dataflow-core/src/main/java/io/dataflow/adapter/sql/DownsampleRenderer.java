/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.dataflow.model.FieldModel;
import io.dataflow.operation.Downsample;
import io.dataflow.query.Filter;
import io.dataflow.query.Sort;

/**
 * Writes computations over buckets of time. Gaps are filled from a series of all buckets,
 * on every licence: {@code time_bucket_gapfill} would need that of the Community and
 * would answer null where there is nothing to count.
 */
final class DownsampleRenderer {

	private final SqlDialect dialect;

	private final FilterRenderer filters;

	DownsampleRenderer(SqlDialect dialect) {
		this.dialect = dialect;
		this.filters = new FilterRenderer(dialect);
	}

	SqlStatement render(Downsample downsample, BucketColumns columns) {
		SqlBuilder sql = new SqlBuilder(this.dialect);
		if (downsample.fill() && !columns.groups().isEmpty()) {
			return filledGroups(downsample, columns, sql);
		}
		if (downsample.fill()) {
			filled(downsample, columns, sql);
		}
		else {
			grouped(downsample, columns, sql, false);
			sql.append(" ORDER BY 1");
			columns.groups().forEach((group) -> order(group, column(downsample, group, sql), sql));
		}
		SqlRenderer.page(sql, downsample.page());
		return sql.build();
	}

	private void grouped(Downsample downsample, BucketColumns columns, SqlBuilder sql, boolean named) {
		List<String> all = new ArrayList<>(List.of(columns.bucket(sql) + (named ? " AS b" : "")));
		for (int i = 0; i < columns.groups().size(); i++) {
			all.add(column(downsample, columns.groups().get(i), sql) + (named ? " AS g" + i : ""));
		}
		List<String> measures = columns.measures(sql);
		for (int i = 0; i < measures.size(); i++) {
			all.add(measures.get(i) + (named ? " AS m" + i : ""));
		}
		sql.append("SELECT " + String.join(", ", all) + " FROM ").identifier(downsample.model().table());
		Filter filter = downsample.span().filter().and(downsample.filter());
		if (!(filter instanceof Filter.All)) {
			this.filters.render(filter, sql.append(" WHERE "));
		}
		sql.append(" GROUP BY 1");
		columns.groups().forEach((group) -> sql.append(", " + column(downsample, group, sql)));
	}

	/**
	 * Without its table a column could also be one of the result, which has the names of
	 * functions.
	 */
	private static String column(Downsample downsample, FieldModel field, SqlBuilder sql) {
		return sql.quote(downsample.model().table()) + "." + sql.quote(field.name());
	}

	private void filled(Downsample downsample, BucketColumns columns, SqlBuilder sql) {
		parts(downsample, columns, sql);
		sql.append(" SELECT s.b, " + String.join(", ", columns.filled("d.m"))
				+ " FROM s LEFT JOIN d ON d.b = s.b ORDER BY s.b");
	}

	/**
	 * Only the server knows how many groups there are. Where they would have too many
	 * rows with all of the buckets it makes none of them, but one without a bucket.
	 */
	private SqlStatement filledGroups(Downsample downsample, BucketColumns columns, SqlBuilder sql) {
		int groups = columns.groups().size();
		String measures = String.join(", ", columns.filled("d.m"));
		parts(downsample, columns, sql);
		sql.append(", k AS (SELECT DISTINCT " + names("g", groups) + " FROM d)"
				+ ", c AS (SELECT (SELECT COUNT(*) FROM s) * (SELECT COUNT(*) FROM k) AS n)");
		sql.append(" (SELECT s.b, " + names("k.g", groups) + ", " + measures
				+ " FROM s CROSS JOIN k LEFT JOIN d ON d.b = s.b" + sameGroup(groups) + " WHERE (SELECT n FROM c) <= "
				+ Downsample.MAXIMUM_FILLED);
		if (downsample.page().limited() || downsample.page().offset() > 0) {
			order(columns, "s.b", "k.g", 0, sql);
			SqlRenderer.page(sql, downsample.page());
		}
		sql.append(") UNION ALL (SELECT d.b, " + names("d.g", groups) + ", " + measures
				+ " FROM c LEFT JOIN d ON FALSE WHERE n > " + Downsample.MAXIMUM_FILLED + ")");
		order(columns, "1", "", 2, sql);
		return sql.build();
	}

	private static String sameGroup(int groups) {
		return IntStream.range(0, groups)
			.mapToObj((i) -> " AND d.g" + i + " IS NOT DISTINCT FROM k.g" + i)
			.collect(Collectors.joining());
	}

	private void order(BucketColumns columns, String bucket, String prefix, int first, SqlBuilder sql) {
		sql.append(" ORDER BY " + bucket);
		for (int i = 0; i < columns.groups().size(); i++) {
			order(columns.groups().get(i), prefix + (first + i), sql);
		}
	}

	/**
	 * Write what there is and all buckets that there are to be.
	 */
	private void parts(Downsample downsample, BucketColumns columns, SqlBuilder sql) {
		grouped(downsample, columns, sql.append("WITH d AS ("), true);
		series(downsample, columns, sql.append("), s AS ("));
		sql.append(")");
	}

	/**
	 * Write the begins of all buckets of the range.
	 */
	private static void series(Downsample downsample, BucketColumns columns, SqlBuilder sql) {
		FieldModel time = columns.time();
		String type = type(time);
		String counted = type.equals("DATE") ? "TIMESTAMP" : type;
		String from = sql.bind(time, Objects.requireNonNull(downsample.span().from()));
		String to = sql.bind(time, Objects.requireNonNull(downsample.span().to()));
		sql.append("SELECT CAST(x AS " + type + ") AS b FROM generate_series(CAST("
				+ columns.bucket("CAST(" + from + " AS " + type + ")") + " AS " + counted + "), CAST(" + to + " AS "
				+ type + ") - INTERVAL '1 microsecond', " + HypertableSql.interval(downsample.buckets().width())
				+ ") AS x");
	}

	private static String type(FieldModel time) {
		return switch (time.type()) {
			case DATE -> "DATE";
			case LOCAL_DATE_TIME -> "TIMESTAMP";
			default -> "TIMESTAMPTZ";
		};
	}

	private static String names(String prefix, int count) {
		return IntStream.range(0, count).mapToObj((i) -> prefix + i).collect(Collectors.joining(", "));
	}

	private void order(FieldModel group, String column, SqlBuilder sql) {
		sql.append(", " + column + " ASC" + this.dialect.nullsSmallest(new Sort.Order(group, false)));
	}

}
