/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import io.dataflow.adapter.CapabilityNotSupportedException;
import io.dataflow.model.FieldModel;
import io.dataflow.operation.ContinuousAggregate;
import io.dataflow.operation.ContinuousAggregate.Refresh;
import io.dataflow.operation.ReadContinuousAggregate;
import io.dataflow.operation.Row;
import io.dataflow.operation.TimeBuckets;
import io.dataflow.query.Filter;
import io.dataflow.query.Sort;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Continuous aggregates, which need the Community licence.
 */
final class TimescaleAggregates {

	private static final String ALTERNATIVE = "Compute with the DownsampleNode of the model, or use a server with the"
			+ " Community licence.";

	private final SqlDialect dialect;

	private final SqlExecutor executor;

	private final TimescaleLicence licence;

	private final TimescaleCatalog catalog;

	private final FilterRenderer filters;

	TimescaleAggregates(SqlDialect dialect, SqlExecutor executor, TimescaleLicence licence, TimescaleCatalog catalog) {
		this.dialect = dialect;
		this.executor = executor;
		this.licence = licence;
		this.catalog = catalog;
		this.filters = new FilterRenderer(dialect);
	}

	Mono<Boolean> create(ContinuousAggregate create) {
		return licensed().then(Mono.defer(() -> this.executor.atomically(createOnce(create))));
	}

	private Mono<Void> licensed() {
		return this.licence.isCommunity()
			.filter(Boolean::booleanValue)
			.switchIfEmpty(Mono.error(() -> this.licence.refused("continuous aggregates", ALTERNATIVE)))
			.then();
	}

	private Mono<Boolean> createOnce(ContinuousAggregate create) {
		return this.catalog.lock()
			.then(this.catalog.dropAfter(create.model()))
			.map(create::withRetention)
			.defaultIfEmpty(create)
			.flatMap(this::createBounded);
	}

	private Mono<Boolean> createBounded(ContinuousAggregate create) {
		String description = "aggregate " + create.model().name() + " continuously";
		return query("SELECT to_regclass(" + view(create.name()) + ") IS NULL", description,
				(row) -> Objects.requireNonNull(row.get(0, Boolean.class)))
			.single()
			.flatMap((absent) -> ((absent) ? run(definition(create), description).then()
					: this.catalog.requireAggregate(create.model(), create.name()))
				.then(schedule(create, description))
				.thenReturn(absent));
	}

	private Mono<Long> schedule(ContinuousAggregate create, String description) {
		String removal = "SELECT remove_continuous_aggregate_policy(" + view(create.name()) + ", if_exists => TRUE)";
		return run(new SqlStatement(removal, List.of(), List.of()), description)
			.then(run(new SqlStatement(policy(create), List.of(), List.of()), description));
	}

	private SqlStatement definition(ContinuousAggregate create) {
		BucketColumns columns = BucketColumns.stored(this.dialect, create.model(), create.buckets());
		SqlBuilder sql = new SqlBuilder(this.dialect);
		List<String> all = new ArrayList<>(List.of(columns.bucket(sql) + " AS " + sql.quote(TimeBuckets.BUCKET)));
		columns.groups().forEach((group) -> all.add(sql.quote(group.name())));
		List<String> measures = columns.measures(sql);
		for (int i = 0; i < measures.size(); i++) {
			all.add(measures.get(i) + " AS " + sql.quote(create.buckets().measures().get(i).alias()));
		}
		sql.append("CREATE MATERIALIZED VIEW ")
			.identifier(create.name())
			.append(" WITH (timescaledb.continuous) AS SELECT " + String.join(", ", all) + " FROM ")
			.identifier(create.model().table());
		if (!(create.filter() instanceof Filter.All)) {
			this.filters.render(create.filter(), sql.append(" WHERE "));
		}
		sql.append(" GROUP BY 1");
		columns.groups().forEach((group) -> sql.append(", " + sql.quote(group.name())));
		SqlStatement statement = sql.append(" WITH NO DATA").build();
		if (!statement.parameters().isEmpty()) {
			throw new CapabilityNotSupportedException(this.dialect.kind(),
					"values in the filter of a continuous aggregate, whose definition has no parameters",
					"Filter when the aggregate is read.");
		}
		return statement;
	}

	private String policy(ContinuousAggregate create) {
		Refresh refresh = create.refresh();
		return "SELECT add_continuous_aggregate_policy(" + view(create.name()) + ", start_offset => "
				+ ((refresh.start() != null) ? HypertableSql.interval(refresh.start()) : "CAST(NULL AS INTERVAL)")
				+ ", end_offset => " + HypertableSql.interval(refresh.end()) + ", schedule_interval => "
				+ HypertableSql.interval(refresh.every()) + ")";
	}

	Flux<Row> read(ReadContinuousAggregate read) {
		BucketColumns columns = BucketColumns.stored(this.dialect, read.model(), read.buckets());
		SqlStatement statement = select(read, columns);
		return licensed().then(this.catalog.requireAggregate(read.model(), read.name()))
			.thenMany(this.executor.execute(statement, false, "read " + read.name(),
					(result) -> result.map((row, metadata) -> columns.row(row))));
	}

	private SqlStatement select(ReadContinuousAggregate read, BucketColumns columns) {
		SqlBuilder sql = new SqlBuilder(this.dialect);
		String bucket = sql.quote(TimeBuckets.BUCKET);
		List<String> all = new ArrayList<>(List.of(bucket));
		columns.groups().forEach((group) -> all.add(sql.quote(group.name())));
		read.buckets().measures().forEach((measure) -> all.add(sql.quote(measure.alias())));
		sql.append("SELECT " + String.join(", ", all) + " FROM ").identifier(read.name()).append(" WHERE TRUE");
		if (read.span().from() != null) {
			sql.append(" AND " + bucket + " >= ").parameter(columns.time(), read.span().from());
		}
		if (read.span().to() != null) {
			sql.append(" AND " + bucket + " < ").parameter(columns.time(), read.span().to());
		}
		if (!(read.filter() instanceof Filter.All)) {
			this.filters.render(read.filter(), sql.append(" AND ("));
			sql.append(")");
		}
		sql.append(" ORDER BY " + bucket);
		for (FieldModel group : columns.groups()) {
			sql.append(", ").identifier(group.name());
			sql.append(this.dialect.nullsSmallest(new Sort.Order(group, false)));
		}
		SqlRenderer.page(sql, read.page());
		return sql.build();
	}

	private String view(String name) {
		return HypertableSql.table(this.dialect, name);
	}

	private Mono<Long> run(SqlStatement sql, String description) {
		return this.executor.execute(sql, false, description, (result) -> result.getRowsUpdated())
			.reduce(0L, Long::sum);
	}

	private <T> Flux<T> query(String sql, String description, Function<io.r2dbc.spi.Row, T> read) {
		return this.executor.execute(new SqlStatement(sql, List.of(), List.of()), false, description,
				(result) -> result.map((row, metadata) -> read.apply(row)));
	}

}
