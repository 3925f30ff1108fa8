/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.migration;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.dataflow.model.EntityModel;
import io.dataflow.model.EntityModels;
import io.dataflow.model.TimeSeriesModel;
import io.dataflow.operation.Store;
import io.dataflow.operation.TimeSeriesOperations;
import io.dataflow.schema.SchemaChange;
import io.dataflow.schema.SchemaDiff;
import reactor.core.publisher.Mono;

/**
 * What the schema of time series needs beyond tables and columns.
 */
final class TimeSeriesSchema {

	private final Store store;

	private final List<EntityModel> models;

	TimeSeriesSchema(Store store, EntityModels models) {
		this.store = store;
		this.models = models.all().stream().filter((model) -> model.timeSeries() != null).toList();
	}

	/**
	 * Refuse time series where the kind of database has none. The database is not asked.
	 * @return completes where there are none or it has them; fails with DF-701
	 */
	Mono<Void> supported() {
		return Mono.fromRunnable(() -> {
			if (!this.models.isEmpty()) {
				this.store.require(TimeSeriesOperations.class);
			}
		});
	}

	/**
	 * Add the hypertables that are missing to what differs, and contradict those whose
	 * chunks have another length.
	 */
	Mono<SchemaDiff> extend(SchemaDiff diff) {
		if (this.models.isEmpty()) {
			return Mono.just(diff);
		}
		return this.store.require(TimeSeriesOperations.class)
			.hypertables(this.models)
			.map((found) -> extended(diff, found));
	}

	private SchemaDiff extended(SchemaDiff diff, Map<String, Duration> found) {
		List<SchemaChange> changes = new ArrayList<>(diff.changes());
		List<String> conflicts = new ArrayList<>(diff.conflicts());
		for (EntityModel model : this.models) {
			TimeSeriesModel series = model.timeSeries();
			Duration chunk = found.get(model.table());
			if (series != null && chunk == null) {
				changes.add(new SchemaChange.CreateHypertable(model, series));
			}
			else if (series != null && !series.chunk().equals(chunk)) {
				conflicts.add("chunks of table " + model.table() + " hold " + chunk + " but " + model.name()
						+ " declares " + series.chunk());
			}
		}
		return new SchemaDiff(changes, conflicts);
	}

}
