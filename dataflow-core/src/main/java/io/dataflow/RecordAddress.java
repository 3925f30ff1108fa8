/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.dataflow.model.EntityModel;
import io.dataflow.model.FieldModel;
import io.dataflow.node.NotUniqueException;
import io.dataflow.operation.Row;
import io.dataflow.operation.Select;
import io.dataflow.pipeline.Operations;
import io.dataflow.query.Filter;
import io.dataflow.query.Page;
import io.dataflow.query.Sort;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Finds the record that an id means. Of a time series several can have it, as only the id
 * together with the time is unique: that is an error, never a choice.
 *
 * @param model the model
 * @param operations where it is looked for
 */
record RecordAddress(EntityModel model, Operations operations) {

	Filter byId(Object id) {
		return Filter.equal(this.model.id(), Objects.requireNonNull(this.model.id().coerce(id)));
	}

	/**
	 * Read the record.
	 * @return the record or empty; fails with DF-704 when several have the id
	 */
	Mono<Row> read(Object id) {
		if (this.model.id().unique()) {
			return this.operations.execute(Select.of(this.model, byId(id))).singleOrEmpty();
		}
		Flux<Row> two = this.operations
			.execute(new Select(this.model, byId(id), Sort.unsorted(), new Page(2, 0), false));
		return two.collectList().flatMap((rows) -> switch (rows.size()) {
			case 0 -> Mono.<Row>empty();
			case 1 -> Mono.just(rows.get(0));
			default -> Mono.error(NotUniqueException.ofId(this.model.name()));
		});
	}

	/**
	 * Return the filter that only this record satisfies.
	 * @return the filter; fails with DF-704 when several records have the id
	 */
	Mono<Filter> one(Object id) {
		return (this.model.id().unique()) ? Mono.just(byId(id)) : read(id).map(this::byKey).defaultIfEmpty(byId(id));
	}

	private Filter byKey(Row row) {
		List<Filter> key = new ArrayList<>();
		for (FieldModel field : this.model.primaryKey()) {
			key.add(Filter.equal(field, Objects.requireNonNull(row.get(field.name()))));
		}
		return Filter.and(key);
	}

}
