/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.mongodb;

import java.nio.ByteBuffer;
import java.util.Map;

import io.dataflow.operation.document.ChangeStreams;
import io.dataflow.operation.document.DocumentAggregate;
import io.dataflow.operation.document.DocumentChange;
import io.dataflow.operation.document.DocumentCount;
import io.dataflow.operation.document.DocumentDelete;
import io.dataflow.operation.document.DocumentFiles;
import io.dataflow.operation.document.DocumentFind;
import io.dataflow.operation.document.DocumentIndex;
import io.dataflow.operation.document.DocumentInsert;
import io.dataflow.operation.document.DocumentOperations;
import io.dataflow.operation.document.DocumentSample;
import io.dataflow.operation.document.DocumentUpdate;
import io.dataflow.operation.document.DocumentWatch;
import io.dataflow.operation.document.DocumentsUpdated;
import io.dataflow.operation.document.FileFind;
import io.dataflow.operation.document.FileRead;
import io.dataflow.operation.document.FileWrite;
import io.dataflow.operation.document.InferredSchema;
import io.dataflow.operation.document.StoredFile;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The part of the adapter that keeps documents without a model, their files and their
 * changes.
 */
abstract sealed class MongoDocumentStore implements DocumentOperations, DocumentFiles, ChangeStreams
		permits MongoAdapter {

	private final MongoDocuments documents;

	private final MongoFiles files;

	private final MongoChangeStreams changes;

	MongoDocumentStore(MongoExecutor executor) {
		this.documents = new MongoDocuments(executor);
		this.files = new MongoFiles(executor);
		this.changes = new MongoChangeStreams(executor);
	}

	@Override
	public final Flux<Object> insert(DocumentInsert insert) {
		return this.documents.insert(insert);
	}

	@Override
	public final Flux<Map<String, @Nullable Object>> find(DocumentFind find) {
		return this.documents.find(find);
	}

	@Override
	public final Mono<Long> count(DocumentCount count) {
		return this.documents.count(count);
	}

	@Override
	public final Mono<DocumentsUpdated> update(DocumentUpdate update) {
		return this.documents.update(update);
	}

	@Override
	public final Mono<Long> delete(DocumentDelete delete) {
		return this.documents.delete(delete);
	}

	@Override
	public final Flux<Map<String, @Nullable Object>> aggregate(DocumentAggregate aggregate) {
		return this.documents.aggregate(aggregate);
	}

	@Override
	public final Mono<String> createIndex(DocumentIndex index) {
		return this.documents.createIndex(index);
	}

	@Override
	public final Mono<InferredSchema> infer(DocumentSample sample) {
		return this.documents.infer(sample);
	}

	@Override
	public final Mono<StoredFile> write(FileWrite write) {
		return this.files.write(write);
	}

	@Override
	public final Mono<StoredFile> find(FileFind find) {
		return this.files.find(find);
	}

	@Override
	public final Flux<ByteBuffer> read(FileRead read) {
		return this.files.read(read);
	}

	@Override
	public final Flux<DocumentChange> watch(DocumentWatch watch) {
		return this.changes.watch(watch);
	}

}
