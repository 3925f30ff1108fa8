/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.mongodb;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import com.mongodb.MongoClientSettings;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.InsertOneOptions;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.result.DeleteResult;
import com.mongodb.client.result.UpdateResult;
import com.mongodb.reactivestreams.client.AggregatePublisher;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.dataflow.operation.document.DocumentAggregate;
import io.dataflow.operation.document.DocumentCount;
import io.dataflow.operation.document.DocumentDelete;
import io.dataflow.operation.document.DocumentFind;
import io.dataflow.operation.document.DocumentIndex;
import io.dataflow.operation.document.DocumentInsert;
import io.dataflow.operation.document.DocumentOperation;
import io.dataflow.operation.document.DocumentOperations;
import io.dataflow.operation.document.DocumentSample;
import io.dataflow.operation.document.DocumentTooLargeException;
import io.dataflow.operation.document.DocumentUpdate;
import io.dataflow.operation.document.DocumentsUpdated;
import io.dataflow.operation.document.InferredSchema;
import io.dataflow.operation.document.UnknownCollectionException;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.codecs.configuration.CodecRegistries;
import org.bson.codecs.configuration.CodecRegistry;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Keeps documents that have no model.
 */
final class MongoDocuments implements DocumentOperations {

	static final CodecRegistry CODECS = CodecRegistries.fromRegistries(
			CodecRegistries.fromCodecs(new FoundDocumentCodec()), MongoClientSettings.getDefaultCodecRegistry());

	/** How many bytes MongoDB lets a document have. */
	private static final long LARGEST = 16L * 1024 * 1024;

	private static final String ID = "_id";

	private final MongoExecutor executor;

	MongoDocuments(MongoExecutor executor) {
		this.executor = executor;
	}

	@Override
	public Flux<Object> insert(DocumentInsert insert) {
		return Flux.defer(() -> {
			List<BsonDocument> documents = new ArrayList<>(insert.documents().size());
			insert.documents().forEach((document) -> documents.add(complete(document, documents.size())));
			String method = (documents.size() == 1) ? "insertOne" : "insertMany";
			return this
				.<Object>write("insert into", insert, method,
						(database) -> send(collection(database, insert), documents, insert))
				.thenMany(Flux.fromIterable(documents).map(MongoDocuments::id));
		});
	}

	private static BsonDocument complete(Map<String, ?> document, int index) {
		BsonDocument encoded = DocumentBson.stored(document);
		BsonValue id = encoded.get(ID);
		if (id == null || id.isNull()) {
			encoded.remove(ID);
			BsonDocument complete = new BsonDocument(ID, new BsonObjectId(new ObjectId()));
			complete.putAll(encoded);
			encoded = complete;
		}
		return sized("Document " + index, encoded);
	}

	private static BsonDocument sized(String what, BsonDocument document) {
		long size = BsonSize.of(document);
		if (size > LARGEST) {
			throw new DocumentTooLargeException(what, size, LARGEST);
		}
		return document;
	}

	private static Object id(BsonDocument document) {
		return Objects.requireNonNull(FoundDocument.value(Objects.requireNonNull(document.get(ID))));
	}

	private static Publisher<?> send(MongoCollection<BsonDocument> collection, List<BsonDocument> documents,
			DocumentInsert insert) {
		if (documents.size() == 1) {
			return collection.insertOne(documents.get(0),
					new InsertOneOptions().bypassDocumentValidation(insert.bypassValidation()));
		}
		InsertManyOptions options = new InsertManyOptions().ordered(insert.ordered())
			.bypassDocumentValidation(insert.bypassValidation());
		return collection.insertMany(documents, options);
	}

	@Override
	public Flux<Map<String, @Nullable Object>> find(DocumentFind find) {
		return Flux.defer(() -> {
			BsonDocument filter = DocumentFilters.of(find.filter());
			return this.<FoundDocument>read("find in", find, "find",
					(database) -> collection(database, find).find(filter, FoundDocument.class)
						.projection(optional(find.projection()))
						.sort(optional(find.sort()))
						.skip((int) find.skip())
						.limit((int) find.limit()),
					filter);
		}).map(FoundDocument::values).switchIfEmpty(unlessKnown(find));
	}

	private static @Nullable BsonDocument optional(Map<String, ?> document) {
		return document.isEmpty() ? null : DocumentBson.said(document);
	}

	@Override
	public Mono<Long> count(DocumentCount count) {
		return Flux.defer(() -> {
			BsonDocument filter = DocumentFilters.of(count.filter());
			return this.<Long>read("count in", count, "countDocuments",
					(database) -> collection(database, count).countDocuments(filter), filter);
		}).single().flatMap((number) -> known(count, number, number > 0));
	}

	@Override
	public Mono<DocumentsUpdated> update(DocumentUpdate update) {
		return Flux.defer(() -> {
			BsonDocument filter = DocumentFilters.of(update.filter());
			BsonDocument changes = changes(update);
			UpdateOptions options = new UpdateOptions().upsert(update.upsert());
			return this.<UpdateResult>write("update", update, update.multi() ? "updateMany" : "updateOne",
					(database) -> update.multi() ? collection(database, update).updateMany(filter, changes, options)
							: collection(database, update).updateOne(filter, changes, options),
					filter, changes);
		})
			.single()
			.map(MongoDocuments::result)
			.flatMap((result) -> known(update, result, update.upsert() || result.matched() > 0));
	}

	private static BsonDocument changes(DocumentUpdate update) {
		BsonDocument changes = DocumentBson.said(update.update());
		BsonString id = update.upsert() ? DocumentFilters.ambiguousId(update.filter()) : null;
		if (id != null) {
			BsonDocument inserted = changes.getDocument("$setOnInsert", new BsonDocument());
			inserted.putIfAbsent(ID, id);
			changes.put("$setOnInsert", inserted);
		}
		return sized("The update of '" + update.collection() + "'", changes);
	}

	private static DocumentsUpdated result(UpdateResult result) {
		BsonValue id = result.getUpsertedId();
		return new DocumentsUpdated(result.getMatchedCount(), result.getModifiedCount(),
				(id != null) ? FoundDocument.value(id) : null);
	}

	@Override
	public Mono<Long> delete(DocumentDelete delete) {
		return Flux.defer(() -> {
			BsonDocument filter = DocumentFilters.of(delete.filter());
			return this.<DeleteResult>write("delete from", delete, delete.multi() ? "deleteMany" : "deleteOne",
					(database) -> delete.multi() ? collection(database, delete).deleteMany(filter)
							: collection(database, delete).deleteOne(filter),
					filter);
		}).single().map(DeleteResult::getDeletedCount).flatMap((number) -> known(delete, number, number > 0));
	}

	@Override
	public Flux<Map<String, @Nullable Object>> aggregate(DocumentAggregate aggregate) {
		return Flux.defer(() -> {
			List<BsonDocument> pipeline = DocumentFilters.pipeline(aggregate.pipeline());
			BsonDocument[] stages = pipeline.toArray(BsonDocument[]::new);
			if (aggregate.isRead()) {
				return this.<FoundDocument>read("aggregate", aggregate, "aggregate",
						(database) -> results(database, aggregate, pipeline), stages);
			}
			return this
				.<Void>write("aggregate", aggregate, "aggregate",
						(database) -> results(database, aggregate, pipeline).toCollection(), stages)
				.thenMany(Flux.<FoundDocument>empty());
		}).map(FoundDocument::values).switchIfEmpty(unlessKnown(aggregate));
	}

	private static AggregatePublisher<FoundDocument> results(MongoDatabase database, DocumentAggregate aggregate,
			List<BsonDocument> pipeline) {
		return collection(database, aggregate).aggregate(pipeline, FoundDocument.class)
			.allowDiskUse(aggregate.allowDiskUse());
	}

	@Override
	public Mono<String> createIndex(DocumentIndex index) {
		return Flux.defer(() -> {
			BsonDocument keys = DocumentBson.said(index.keys());
			IndexOptions options = new IndexOptions().unique(index.unique()).sparse(index.sparse());
			if (index.name() != null) {
				options.name(index.name());
			}
			return this.<String>write("create an index of", index, "createIndex",
					(database) -> collection(database, index).createIndex(keys, options));
		}).single();
	}

	@Override
	public Mono<InferredSchema> infer(DocumentSample sample) {
		BsonDocument stage = new BsonDocument("$sample", new BsonDocument("size", new BsonInt32(sample.size())));
		return this
			.<BsonDocument>read("sample", sample, "aggregate",
					(database) -> collection(database, sample).aggregate(List.of(stage), BsonDocument.class), stage)
			.reduceWith(FieldTypes::new, FieldTypes::add)
			.map(FieldTypes::schema)
			.flatMap((schema) -> known(sample, schema, schema.sampled() > 0));
	}

	/**
	 * Return a result, unless the collection does not exist. Only where nothing was found
	 * the server is asked for the names of its collections.
	 */
	private <T> Mono<T> known(DocumentOperation<?> operation, T result, boolean certain) {
		return certain ? Mono.just(result) : this.<T>unlessKnown(operation).then(Mono.just(result));
	}

	/**
	 * In a transaction the server does not tell the names of its collections.
	 */
	private <T> Flux<T> unlessKnown(DocumentOperation<?> operation) {
		String name = operation.collection();
		return Flux.deferContextual((context) -> this.executor.mayJoin(context) ? Flux.<T>empty()
				: this.executor.<String>outside("list collections", MongoDatabase::listCollectionNames)
					.collectList()
					.flatMapMany((names) -> names.contains(name) ? Flux.<T>empty()
							: Flux.error(new UnknownCollectionException(name, names))));
	}

	private <T> Flux<T> read(String verb, DocumentOperation<?> operation, String method,
			Function<MongoDatabase, Publisher<T>> call, BsonDocument... shown) {
		return this.executor.read(verb + " " + operation.collection(),
				() -> CommandText.of(operation.collection(), method, shown), call);
	}

	private <T> Flux<T> write(String verb, DocumentOperation<?> operation, String method,
			Function<MongoDatabase, Publisher<? extends T>> call, BsonDocument... shown) {
		return this.executor.write(verb + " " + operation.collection(),
				() -> CommandText.of(operation.collection(), method, shown),
				(database) -> Flux.from(call.apply(database)));
	}

	private static MongoCollection<BsonDocument> collection(MongoDatabase database, DocumentOperation<?> operation) {
		return database.withCodecRegistry(CODECS).getCollection(operation.collection(), BsonDocument.class);
	}

}
