/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.migration;

import java.util.List;

import io.dataflow.adapter.TransactionConflictException;
import io.dataflow.logging.LogCategory;
import io.dataflow.model.EntityModels;
import io.dataflow.operation.SchemaOperations;
import io.dataflow.operation.Store;
import io.dataflow.schema.SchemaChange;
import io.dataflow.schema.SchemaDiff;
import org.slf4j.Logger;
import reactor.core.publisher.Mono;

/**
 * Brings the schema up to the models: adds the tables, columns, foreign keys and indexes
 * that are missing, in one pass under a lock of the database, so that any number of
 * instances can start together. It changes and removes nothing.
 *
 * @since 0.1.0
 */
public final class Migrator {

	private static final Logger logger = LogCategory.MIGRATION.logger();

	private final Store store;

	private final EntityModels models;

	private final SchemaMode mode;

	private final TimeSeriesSchema timeSeries;

	/**
	 * Create a migrator.
	 * @param store the database
	 * @param models what its schema is to hold
	 * @param mode what to do about differences
	 */
	public Migrator(Store store, EntityModels models, SchemaMode mode) {
		this.store = store;
		this.models = models;
		this.mode = mode;
		this.timeSeries = new TimeSeriesSchema(store, models);
	}

	/**
	 * Bring the schema up to the models, or check that it is.
	 * @return completes when the schema is ready, cold; fails with DF-301 when a change
	 * is refused, DF-302 when mode {@code VALIDATE} finds differences, DF-307 when the
	 * lock cannot be had, DF-402 when the database cannot be reached, DF-701 when it
	 * cannot store what a model declares
	 */
	public Mono<Void> migrate() {
		return this.timeSeries.supported().then(Mono.defer(() -> switch (this.mode) {
			case NONE -> (this.store instanceof SchemaOperations schema) ? schema.prepare(this.models.all(), false)
					: Mono.<Void>empty();
			case VALIDATE -> schema().prepare(this.models.all(), false).then(Mono.defer(() -> validate(schema())));
			case MIGRATE -> schema().prepare(this.models.all(), true).then(Mono.defer(() -> migrate(schema())));
		}));
	}

	/**
	 * Compare the schema with the models.
	 * @return what differs, cold; fails with DF-402 when the database cannot be reached
	 * and DF-701 when it has no schema
	 */
	public Mono<SchemaDiff> difference() {
		return Mono.defer(() -> diff(schema()));
	}

	private SchemaOperations schema() {
		return this.store.require(SchemaOperations.class);
	}

	private Mono<Void> validate(SchemaOperations schema) {
		return diff(schema).filter((diff) -> !diff.isEmpty())
			.flatMap((diff) -> Mono.error(new SchemaValidationException(diff.descriptions())));
	}

	/**
	 * Most starts find nothing to do and need no lock for that.
	 */
	private Mono<Void> migrate(SchemaOperations schema) {
		return diff(schema)
			.flatMap((diff) -> (diff.changes().isEmpty()) ? Mono.just(diff) : schema.exclusively(apply(schema)))
			.onErrorMap(TransactionConflictException.class, MigrationLockException::new)
			.doOnNext((diff) -> warn(diff.conflicts()))
			.then();
	}

	private Mono<SchemaDiff> apply(SchemaOperations schema) {
		return diff(schema).flatMap((diff) -> schema.apply(diff.changes())
			.doOnNext((sql) -> logger.debug("{}", sql))
			.then(Mono.fromRunnable(() -> report(diff)))
			.onErrorMap((error) -> new MigrationFailedException(diff, error))
			.thenReturn(diff));
	}

	private Mono<SchemaDiff> diff(SchemaOperations schema) {
		return schema.inspect(this.models.all())
			.map((snapshot) -> SchemaDiff.between(this.models, snapshot))
			.flatMap(this.timeSeries::extend);
	}

	private void report(SchemaDiff diff) {
		if (!diff.changes().isEmpty()) {
			logger.info("Schema migrated: {}", diff.changes().stream().map(SchemaChange::description).toList());
		}
	}

	private void warn(List<String> conflicts) {
		if (!conflicts.isEmpty()) {
			logger.warn("The schema contradicts the models, which adding cannot mend: {}", conflicts);
		}
	}

}
