/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.mongodb;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.WriteModel;
import io.dataflow.adapter.DuplicateKeyException;
import io.dataflow.error.DataFlowException;
import io.dataflow.model.EntityModel;
import io.dataflow.model.FieldModel;
import io.dataflow.operation.BulkInsert;
import io.dataflow.operation.BulkResult;
import org.bson.BsonDocument;
import reactor.core.publisher.Mono;

/**
 * Adds the records of a batch. What exists is left out, if that is asked for: outside of
 * a transaction the server tells what exists when it refuses it, inside of one its
 * refusal would be the end, so that keys are looked up before.
 */
final class MongoBulkInsert {

	private final MongoExecutor executor;

	private final BulkWrites writes;

	private final StoredDocuments stored;

	private final MongoKeys keys;

	private final Clock clock;

	MongoBulkInsert(MongoExecutor executor, MongoKeys keys, Clock clock) {
		this.executor = executor;
		this.writes = new BulkWrites(executor);
		this.stored = new StoredDocuments(executor);
		this.keys = keys;
		this.clock = clock;
	}

	Mono<BulkResult> execute(BulkInsert insert) {
		String description = "create " + insert.model().name();
		return Mono.deferContextual((context) -> {
			boolean apart = !this.executor.mayJoin(context);
			return BatchDocuments.of(insert.records(), this.keys, this.clock.instant(), apart, description)
				.flatMap((batch) -> insert.skipping() ? absent(insert, batch, apart, description)
						: add(insert, batch, false, apart, description));
		});
	}

	private Mono<BulkResult> absent(BulkInsert insert, Batch batch, boolean apart, String description) {
		if (insert.target().isEmpty() && apart) {
			return add(insert, batch, true, true, description);
		}
		List<List<FieldModel>> unique = insert.target().isEmpty() ? StoredDocuments.keys(insert.model())
				: List.of(insert.target());
		return this.stored.absent(batch, unique, description)
			.flatMap((positions) -> add(insert, BatchDocuments.only(batch, positions), false, apart, description))
			.map((result) -> result.plus(new BulkResult(0, 0, 0, 0, Map.of(), batch.failures())));
	}

	private Mono<BulkResult> add(BulkInsert insert, Batch batch, boolean skipping, boolean apart, String description) {
		return add(batch, apart, description).map((written) -> {
			Map<Integer, DataFlowException> errors = new HashMap<>(written.errors());
			if (skipping) {
				errors.values().removeIf(DuplicateKeyException.class::isInstance);
			}
			Map<Long, Object> ids = (insert.returnIds()) ? batch.ids(written.errors().keySet()) : Map.of();
			long inserted = batch.documents().size() - written.errors().size();
			return new BulkResult(insert.records().size(), inserted, 0, 0, ids, batch.failures(errors));
		});
	}

	/**
	 * Add documents.
	 */
	Mono<BulkWrites.Written> add(Batch batch, boolean apart, String description) {
		EntityModel model = batch.records().model();
		List<WriteModel<BsonDocument>> inserts = new ArrayList<>(batch.documents().size());
		batch.documents().forEach((document) -> inserts.add(new InsertOneModel<>(document)));
		return this.writes.perform(model, inserts, apart, description,
				() -> CommandText.insert(model.table(), batch.documents().get(0)));
	}

}
