/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.mongodb;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.mongodb.MongoNamespace;
import com.mongodb.client.model.changestream.ChangeStreamDocument;
import com.mongodb.client.model.changestream.FullDocument;
import com.mongodb.client.model.changestream.UpdateDescription;
import com.mongodb.reactivestreams.client.ChangeStreamPublisher;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.dataflow.adapter.CapabilityNotSupportedException;
import io.dataflow.adapter.DatabaseKind;
import io.dataflow.operation.document.ChangeStreams;
import io.dataflow.operation.document.DocumentChange;
import io.dataflow.operation.document.DocumentWatch;
import io.dataflow.operation.document.InvalidDocumentException;
import org.bson.BsonDocument;
import org.bson.BsonTimestamp;
import org.bson.json.JsonParseException;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/**
 * Tells of changes. A stream is never in a transaction, as it tells what was committed,
 * and is no statement whose time counts.
 */
final class MongoChangeStreams implements ChangeStreams {

	private final MongoExecutor executor;

	private final MongoDeployment deployment;

	MongoChangeStreams(MongoExecutor executor, MongoDeployment deployment) {
		this.executor = executor;
		this.deployment = deployment;
	}

	@Override
	public Flux<DocumentChange> watch(DocumentWatch watch) {
		return this.deployment.isReplicated()
			.flatMapMany((replicated) -> replicated ? changes(watch) : Flux.error(unsupported()));
	}

	private static CapabilityNotSupportedException unsupported() {
		return new CapabilityNotSupportedException(DatabaseKind.MONGODB, "change streams on a standalone server",
				"Run the server as a replica set; one member is enough.");
	}

	private Flux<DocumentChange> changes(DocumentWatch watch) {
		return this.executor.outside("watch " + watch.collection(), (database) -> stream(database, watch))
			.map((change) -> change(watch, change));
	}

	private static Publisher<ChangeStreamDocument<FoundDocument>> stream(MongoDatabase database, DocumentWatch watch) {
		ChangeStreamPublisher<FoundDocument> stream = database.getCollection(watch.collection(), BsonDocument.class)
			.withCodecRegistry(MongoDocuments.CODECS)
			.watch(DocumentFilters.pipeline(watch.pipeline()), FoundDocument.class);
		if (watch.fullDocument()) {
			stream = stream.fullDocument(FullDocument.UPDATE_LOOKUP);
		}
		return (watch.resumeAfter() != null) ? stream.resumeAfter(token(watch.resumeAfter())) : stream;
	}

	private static BsonDocument token(String text) {
		try {
			return BsonDocument.parse(text);
		}
		catch (JsonParseException ex) {
			throw InvalidDocumentException.resumeToken();
		}
	}

	private static DocumentChange change(DocumentWatch watch, ChangeStreamDocument<FoundDocument> change) {
		MongoNamespace namespace = change.getNamespace();
		BsonDocument key = change.getDocumentKey();
		FoundDocument document = change.getFullDocument();
		UpdateDescription update = change.getUpdateDescription();
		return new DocumentChange(Objects.requireNonNullElse(change.getOperationTypeString(), "other"),
				(namespace != null) ? namespace.getCollectionName() : watch.collection(),
				(key != null) ? FoundDocument.of(key).values().get("_id") : null,
				(document != null) ? document.values() : null, updated(update), removed(update),
				time(change.getClusterTime()), change.getResumeToken().toJson());
	}

	private static Map<String, @Nullable Object> updated(@Nullable UpdateDescription update) {
		BsonDocument fields = (update != null) ? update.getUpdatedFields() : null;
		return (fields != null) ? FoundDocument.of(fields).values() : Map.of();
	}

	private static List<String> removed(@Nullable UpdateDescription update) {
		List<String> fields = (update != null) ? update.getRemovedFields() : null;
		return (fields != null) ? List.copyOf(fields) : List.of();
	}

	private static @Nullable Instant time(@Nullable BsonTimestamp time) {
		return (time != null) ? Instant.ofEpochSecond(Integer.toUnsignedLong(time.getTime())) : null;
	}

}
