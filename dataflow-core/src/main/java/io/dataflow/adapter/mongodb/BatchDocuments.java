/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.mongodb;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.dataflow.error.DataFlowException;
import io.dataflow.model.EntityModel;
import io.dataflow.model.FieldModel;
import io.dataflow.model.IdGeneration;
import io.dataflow.operation.Records;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Makes the documents of the records of a batch. What is the same in all of them is
 * encoded once.
 */
final class BatchDocuments {

	private final Records records;

	private final String description;

	private final List<Column> columns;

	private BatchDocuments(Records records, Instant now, String description) {
		this.records = records;
		this.description = description;
		List<FieldModel> fields = records.model().fields();
		this.columns = IntStream.range(0, fields.size()).mapToObj((i) -> column(i, fields.get(i), now)).toList();
	}

	private Column column(int index, FieldModel field, Instant now) {
		@Nullable Object same = this.records.isConstant(index) ? this.records.value(0, index) : NewDocuments.initial(field, now);
		return new Column(index, field, MongoValues.name(field), MongoValues.encode(field, same));
	}

	/**
	 * Make documents.
	 * @param records the records
	 * @param keys where primary keys come from that the database gives
	 * @param now the time of records that have none
	 * @param apart whether a record that cannot be stored is reported, instead of failing
	 * all of them
	 * @param description what is done, as it follows the word "Cannot"
	 * @return the documents, cold
	 */
	static Mono<Batch> of(Records records, MongoKeys keys, Instant now, boolean apart, String description) {
		return Mono.defer(() -> {
			BatchDocuments documents = new BatchDocuments(records, now, description);
			int missing = documents.withoutKey();
			Mono<Long> first = (missing > 0) ? keys.take(records.model(), missing, description) : Mono.just(0L);
			return first.map((number) -> documents.make(number, apart));
		});
	}

	private int withoutKey() {
		EntityModel model = this.records.model();
		if (model.id().generation() != IdGeneration.DATABASE) {
			return 0;
		}
		int column = this.records.column(model.id());
		return (int) IntStream.range(0, this.records.size())
			.filter((row) -> this.records.value(row, column) == null)
			.count();
	}

	private Batch make(long first, boolean apart) {
		Batch batch = new Batch(this.records);
		long next = first;
		boolean generated = this.records.model().id().generation() == IdGeneration.DATABASE;
		int id = this.records.column(this.records.model().id());
		for (int row = 0; row < this.records.size(); row++) {
			@Nullable Object key = this.records.value(row, id);
			try {
				batch.add(row, document(row, (key == null && generated) ? next++ : key));
			}
			catch (DataFlowException ex) {
				if (!apart) {
					throw ex;
				}
				batch.refuse(row, ex);
			}
		}
		return batch;
	}

	private BsonDocument document(int row, @Nullable Object key) {
		BsonDocument document = new BsonDocument(this.columns.size() * 2);
		for (Column column : this.columns) {
			BsonValue value;
			if (column.name().equals(MongoValues.ID)) {
				value = MongoValues.encode(column.field(), (key != null) ? column.field().coerce(key) : null);
			}
			else if (this.records.isConstant(column.index()) || !this.records.has(row, column.index())) {
				value = column.same();
			}
			else {
				value = MongoValues.encode(column.field(), this.records.value(row, column.index()));
			}
			if (value.isNull()) {
				NewDocuments.requireValue(column.field(), null, this.description);
			}
			document.put(column.name(), value);
		}
		return document;
	}

	/**
	 * A field.
	 *
	 * @param index the position in the model
	 * @param field the field
	 * @param name the name in documents
	 * @param same the value of the records that have none of their own
	 */
	private record Column(int index, FieldModel field, String name, BsonValue same) {

	}

	/**
	 * Return the documents with these positions only.
	 */
	static Batch only(Batch batch, List<Integer> positions) {
		Batch part = new Batch(batch.records());
		positions.forEach((position) -> part.add(batch.row(position), batch.documents().get(position)));
		return part;
	}

	/**
	 * Return the positions of all documents.
	 */
	static List<Integer> all(Batch batch) {
		return new ArrayList<>(IntStream.range(0, batch.documents().size()).boxed().toList());
	}

}
