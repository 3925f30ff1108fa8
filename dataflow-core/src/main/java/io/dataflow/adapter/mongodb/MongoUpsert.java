/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.mongodb;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.dataflow.adapter.DuplicateKeyException;
import io.dataflow.model.EntityModel;
import io.dataflow.model.FieldModel;
import io.dataflow.operation.Insert;
import io.dataflow.operation.Row;
import io.dataflow.operation.Upsert;
import io.dataflow.operation.Upserted;
import io.dataflow.query.Assignment;
import io.dataflow.query.Filter;
import org.bson.BsonDocument;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Changes the document that has a key, or creates one. Each try is one command, and the
 * unique index of the key decides between two who create at once; the loser changes what
 * the winner has created. The upsert of MongoDB itself would give a new document what is
 * meant for one that exists.
 */
final class MongoUpsert {

	/**
	 * Someone else may take the key again and again.
	 */
	private static final int ATTEMPTS = 5;

	private final MongoExecutor executor;

	private final MongoRecords records;

	MongoUpsert(MongoExecutor executor, MongoRecords records) {
		this.executor = executor;
		this.records = records;
	}

	Mono<Upserted> execute(Upsert upsert) {
		return Mono.deferContextual((context) -> {
			Mono<Upserted> attempt = update(upsert).map((row) -> new Upserted(row, false))
				.switchIfEmpty(Mono.defer(() -> insert(upsert)));
			// a transaction is over with its first error
			return this.executor.mayJoin(context) ? attempt : repeated(upsert, attempt);
		});
	}

	private static Mono<Upserted> repeated(Upsert upsert, Mono<Upserted> attempt) {
		KeyConflict conflict = KeyConflict.of(upsert.model(),
				upsert.key().values().keySet().stream().map(upsert.model()::field).toList());
		return attempt
			.onErrorResume((error) -> error instanceof DuplicateKeyException && !conflict.mayBeOwn(error),
					(error) -> attempt)
			.retryWhen(Retry.max(ATTEMPTS - 1)
				.filter(conflict::mayBeOwn)
				.onRetryExhaustedThrow((retry, signal) -> signal.failure()));
	}

	private Mono<Upserted> insert(Upsert upsert) {
		return upsert.rows().isEmpty() ? Mono.empty()
				: this.records.insert(new Insert(upsert.model(), upsert.rows()))
					.next()
					.map((row) -> new Upserted(row, true));
	}

	private Mono<Row> update(Upsert upsert) {
		EntityModel model = upsert.model();
		BsonDocument key = key(upsert);
		if (!upsert.assignments().isEmpty()) {
			List<Assignment> all = new ArrayList<>(upsert.assignments());
			all.addAll(upsert.alongside());
			MongoRecords.requireValues(all, description(upsert));
			return this.records.changeOne(model, key, all, description(upsert));
		}
		Mono<Row> unchanged = this.records.first(model, key, description(upsert));
		FieldModel deletedAt = model.deletedAt();
		return (deletedAt == null || upsert.alongside().isEmpty()) ? unchanged
				: restore(upsert, deletedAt).switchIfEmpty(unchanged);
	}

	private Mono<Row> restore(Upsert upsert, FieldModel deletedAt) {
		Filter deleted = keyFilter(upsert).and(new Filter.NullCheck(deletedAt, true));
		return this.records.changeOne(upsert.model(), MongoFilters.render(deleted, upsert.model()), upsert.alongside(),
				description(upsert));
	}

	private static BsonDocument key(Upsert upsert) {
		return MongoFilters.render(keyFilter(upsert), upsert.model());
	}

	private static Filter keyFilter(Upsert upsert) {
		List<Filter> parts = new ArrayList<>();
		upsert.key()
			.values()
			.forEach((column, value) -> parts
				.add(Filter.equal(upsert.model().field(column), Objects.requireNonNull(value))));
		return Filter.and(parts);
	}

	private static String description(Upsert upsert) {
		return "upsert " + upsert.model().name();
	}

}
