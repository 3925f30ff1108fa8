/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.mongodb;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

import com.mongodb.MongoGridFSException;
import com.mongodb.client.gridfs.model.GridFSFile;
import com.mongodb.client.gridfs.model.GridFSUploadOptions;
import com.mongodb.reactivestreams.client.gridfs.GridFSBucket;
import com.mongodb.reactivestreams.client.gridfs.GridFSBuckets;
import io.dataflow.adapter.CapabilityNotSupportedException;
import io.dataflow.adapter.DatabaseKind;
import io.dataflow.operation.document.DocumentFiles;
import io.dataflow.operation.document.FileAddress;
import io.dataflow.operation.document.FileDelete;
import io.dataflow.operation.document.FileFind;
import io.dataflow.operation.document.FileOperation;
import io.dataflow.operation.document.FileRead;
import io.dataflow.operation.document.FileTooLargeException;
import io.dataflow.operation.document.FileWrite;
import io.dataflow.operation.document.StoredFile;
import io.dataflow.operation.document.UnknownFileException;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Keeps files in GridFS: in documents of 255 KiB each, which are written and read one
 * after the other.
 */
final class MongoFiles implements DocumentFiles {

	private static final BsonDocument NEWEST_FIRST = new BsonDocument("uploadDate", new BsonInt32(-1));

	private final MongoExecutor executor;

	MongoFiles(MongoExecutor executor) {
		this.executor = executor;
	}

	@Override
	public Mono<StoredFile> write(FileWrite write) {
		return Mono.defer(() -> {
			AtomicLong length = new AtomicLong();
			return upload(write, length)
				.flatMap((id) -> (length.get() > write.maxBytes()) ? removed(write, id).then(tooLarge(write))
						: find(new FileFind(write.bucket(), FileAddress.id(id.toHexString()))));
		});
	}

	/**
	 * What is too large ends the content instead of failing: the driver would remove what
	 * it has stored while it stores the next part.
	 */
	private Mono<ObjectId> upload(FileWrite write, AtomicLong length) {
		GridFSUploadOptions options = new GridFSUploadOptions()
			.metadata(new Document(DocumentBson.stored(write.metadata())));
		Flux<ByteBuffer> content = Flux.from(write.content())
			.takeWhile((part) -> length.addAndGet(part.remaining()) <= write.maxBytes());
		return this
			.<ObjectId>write("store a file in", write,
					(bucket) -> bucket.uploadFromPublisher(write.filename(), content, options))
			.single();
	}

	private Mono<Void> removed(FileWrite write, ObjectId id) {
		return this.<Void>write("remove a file of", write, (bucket) -> bucket.delete(id)).then();
	}

	private static <T> Mono<T> tooLarge(FileWrite write) {
		return Mono
			.error(() -> new FileTooLargeException("The content of '" + write.filename() + "'", write.maxBytes()));
	}

	@Override
	public Mono<StoredFile> find(FileFind find) {
		return file(find, find.address()).map((file) -> stored(find.bucket(), file));
	}

	@Override
	public Flux<ByteBuffer> read(FileRead read) {
		return file(read, read.address()).flatMapMany((file) -> {
			if (file.getLength() > read.maxBytes()) {
				return Flux.error(new FileTooLargeException("The file '" + file.getFilename() + "'", read.maxBytes()));
			}
			return read("read a file of", read, (bucket) -> bucket.downloadToPublisher(file.getId()));
		});
	}

	@Override
	public Mono<StoredFile> delete(FileDelete delete) {
		return Mono.defer(() -> delete(delete, new BsonArray()));
	}

	/**
	 * Somebody else may remove the file that was found: the newest of its name is the one
	 * before then. What the file is like is told only if that can be done before it is
	 * gone.
	 * @param gone the ids of files that others have removed
	 */
	private Mono<StoredFile> delete(FileDelete delete, BsonArray gone) {
		BsonDocument filter = filter(delete.address());
		if (!gone.isEmpty()) {
			filter.append(MongoValues.ID, new BsonDocument("$nin", gone));
		}
		return find(delete, filter).flatMap((file) -> {
			StoredFile stored = stored(delete.bucket(), file);
			return remove(delete, file.getId())
				.flatMap((removed) -> (removed) ? Mono.just(stored) : deleteOther(delete, file, gone));
		});
	}

	private Mono<StoredFile> deleteOther(FileDelete delete, GridFSFile lost, BsonArray gone) {
		gone.add(lost.getId());
		return (delete.address() instanceof FileAddress.ByName) ? delete(delete, gone) : Mono.empty();
	}

	private Mono<Boolean> remove(FileDelete delete, BsonValue id) {
		return this
			.<Boolean>write("remove a file of", delete,
					(bucket) -> Mono.from(bucket.delete(id))
						.thenReturn(true)
						.onErrorReturn(MongoGridFSException.class, false))
			.single();
	}

	private Mono<GridFSFile> file(FileOperation<?> operation, FileAddress address) {
		return Mono.defer(() -> find(operation, filter(address)))
			.switchIfEmpty(Mono.error(() -> new UnknownFileException(operation.bucket(), address)));
	}

	private Mono<GridFSFile> find(FileOperation<?> operation, BsonDocument filter) {
		return this
			.<GridFSFile>read("find a file in", operation, (bucket) -> bucket.find(filter).sort(NEWEST_FIRST).limit(1))
			.next();
	}

	private static BsonDocument filter(FileAddress address) {
		return (address instanceof FileAddress.ById byId) ? DocumentFilters.of(Map.of("_id", byId.id()))
				: new BsonDocument("filename", new BsonString(((FileAddress.ByName) address).filename()));
	}

	private static StoredFile stored(String bucket, GridFSFile file) {
		return new StoredFile(Objects.requireNonNull(FoundDocument.value(file.getId())), bucket, file.getFilename(),
				file.getLength(), file.getUploadDate().toInstant(), metadata(file.getMetadata()));
	}

	private static Map<String, @Nullable Object> metadata(@Nullable Document metadata) {
		return (metadata != null)
				? FoundDocument.of(metadata.toBsonDocument(BsonDocument.class, MongoDocuments.CODECS)).values()
				: Map.of();
	}

	private <T> Flux<T> read(String verb, FileOperation<?> operation, Function<GridFSBucket, Publisher<T>> call) {
		return Flux.deferContextual((context) -> this.executor.mayJoin(context) ? Flux.error(unsupported(operation))
				: this.executor.read(verb + " " + operation.bucket(), () -> verb + " " + operation.bucket(),
						(database) -> call.apply(GridFSBuckets.create(database, operation.bucket()))));
	}

	private <T> Flux<T> write(String verb, FileOperation<?> operation, Function<GridFSBucket, Publisher<T>> call) {
		return Flux.deferContextual((context) -> this.executor.mayJoin(context) ? Flux.error(unsupported(operation))
				: this.executor.write(verb + " " + operation.bucket(), () -> verb + " " + operation.bucket(),
						(database) -> call.apply(GridFSBuckets.create(database, operation.bucket()))));
	}

	private static CapabilityNotSupportedException unsupported(FileOperation<?> operation) {
		return new CapabilityNotSupportedException(DatabaseKind.MONGODB, "files in transactions", instead(operation));
	}

	private static String instead(FileOperation<?> operation) {
		if (operation instanceof FileWrite) {
			return "Store the file before the transaction, and keep its id in it.";
		}
		return (operation instanceof FileDelete) ? "Remove the file after the transaction."
				: "Read the file before the transaction.";
	}

}
