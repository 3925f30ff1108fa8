/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.dataflow.adapter.DatabaseException;
import io.dataflow.adapter.MissingExtensionException;
import io.dataflow.model.EntityModel;
import io.dataflow.operation.ContinuousAggregate;
import io.dataflow.operation.CreateHypertable;
import io.dataflow.operation.Downsample;
import io.dataflow.operation.ReadContinuousAggregate;
import io.dataflow.operation.RetentionPolicy;
import io.dataflow.operation.Row;
import io.dataflow.operation.Select;
import io.dataflow.operation.TimeBuckets;
import io.dataflow.operation.TimeRange;
import io.dataflow.operation.TimeSeriesOperations;
import io.r2dbc.spi.Result;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Time series in TimescaleDB.
 */
final class Timescale implements TimeSeriesOperations {

	private static final String UNDEFINED_FUNCTION = "42883";

	private final SqlDialect dialect;

	private final SqlExecutor executor;

	private final SqlRenderer renderer;

	private final RowReader reader;

	private final DownsampleRenderer downsampling;

	private final TimescaleCatalog catalog;

	private final TimescaleRetention retention;

	private final TimescaleAggregates aggregates;

	Timescale(SqlDialect dialect, SqlExecutor executor) {
		this.dialect = dialect;
		this.executor = executor;
		this.renderer = new SqlRenderer(dialect);
		this.reader = new RowReader(dialect);
		this.downsampling = new DownsampleRenderer(dialect);
		TimescaleLicence licence = new TimescaleLicence(dialect.kind(), executor);
		this.catalog = new TimescaleCatalog(dialect, executor);
		this.retention = new TimescaleRetention(dialect, executor, licence, this.catalog);
		this.aggregates = new TimescaleAggregates(dialect, executor, licence, this.catalog);
	}

	@Override
	public Mono<Map<String, Duration>> hypertables(Collection<EntityModel> models) {
		return this.catalog.hypertables()
			.map((tables) -> models.stream()
				.map(EntityModel::table)
				.filter(tables::containsKey)
				.collect(Collectors.toMap(Function.identity(), (table) -> Objects.requireNonNull(tables.get(table)))));
	}

	@Override
	public Mono<Duration> chunk(EntityModel model) {
		return this.catalog.chunk(model);
	}

	@Override
	public Mono<Boolean> createHypertable(CreateHypertable create) {
		EntityModel model = create.model();
		return query(HypertableSql.create(this.dialect, model, create.chunk()), "make a hypertable of " + model.name(),
				(row) -> Objects.requireNonNull(row.get(0, Boolean.class)))
			.single()
			.onErrorMap(DatabaseException.class, (error) -> HypertableRefusedException.of(model, error))
			.onErrorMap(DatabaseException.class, (error) -> missing(model, error));
	}

	@Override
	public Flux<Row> timeRange(TimeRange range) {
		Select select = new Select(range.model(), range.span().filter().and(range.filter()), range.sort(), range.page(),
				range.includeDeleted());
		return this.executor.execute(this.renderer.select(select), !range.page().limited(),
				"read " + range.model().name(), this.reader.of(range.model()));
	}

	@Override
	public Flux<Row> downsample(Downsample downsample) {
		BucketColumns columns = BucketColumns.of(this.dialect, downsample.model(), downsample.buckets());
		return execute(this.downsampling.render(downsample, columns), "downsample " + downsample.model().name(),
				(result) -> result.map((row, metadata) -> columns.row(row)))
			.doOnNext((row) -> requireBucket(downsample, row))
			.onErrorMap(DatabaseException.class, (error) -> missing(downsample.model(), error));
	}

	/**
	 * The statement yields a row without a bucket in the place of too many.
	 */
	private static void requireBucket(Downsample downsample, Row row) {
		if (row.get(TimeBuckets.BUCKET) == null) {
			throw new TooManyFilledRowsException(downsample);
		}
	}

	@Override
	public Mono<RetentionPolicy.Keeper> retention(RetentionPolicy policy) {
		return this.retention.keep(policy);
	}

	@Override
	public Mono<Long> dropDueChunks() {
		return this.retention.dropDue();
	}

	@Override
	public Mono<Boolean> createContinuousAggregate(ContinuousAggregate create) {
		return this.aggregates.create(create);
	}

	@Override
	public Flux<Row> readContinuousAggregate(ReadContinuousAggregate read) {
		return this.aggregates.read(read);
	}

	/**
	 * Where the schema is not looked at nobody has looked for the extension either.
	 */
	private static Throwable missing(EntityModel model, DatabaseException error) {
		return (error.sqlState().filter(UNDEFINED_FUNCTION::equals).isPresent())
				? new MissingExtensionException(TimescaleExtension.NAME, "time series " + model.name(),
						"Execute CREATE EXTENSION " + TimescaleExtension.NAME + " in this database, once.", error)
				: error;
	}

	private <T> Flux<T> query(String sql, String description, Function<io.r2dbc.spi.Row, T> read) {
		return execute(new SqlStatement(sql, List.of(), List.of()), description,
				(result) -> result.map((row, metadata) -> read.apply(row)));
	}

	private <T> Flux<T> execute(SqlStatement sql, String description, Function<Result, Publisher<T>> read) {
		return this.executor.execute(sql, false, description, read);
	}

}
