/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.operation.document;

import java.nio.ByteBuffer;
import java.util.Map;

import io.dataflow.operation.Store;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/**
 * Stores a file. The result is one {@link StoredFile}.
 *
 * @param bucket the bucket, {@code fs} usually
 * @param filename the name of the file; not empty
 * @param content the content, taken piece by piece; must be a cold source for the call to
 * be repeated when the database could not be reached
 * @param metadata what to store with it; may be empty
 * @param maxBytes how many bytes it may have, at least 1
 * @since 0.1.0
 */
public record FileWrite(String bucket, String filename, Publisher<ByteBuffer> content,
		Map<String, @Nullable Object> metadata, long maxBytes) implements FileOperation<StoredFile> {

	/**
	 * Check the call.
	 */
	public FileWrite {
		CollectionNames.checkBucket(bucket);
		InvalidDocumentException.checkLimit(maxBytes);
		if (filename.isBlank() || filename.indexOf('\0') >= 0) {
			throw InvalidDocumentException.filename();
		}
	}

	@Override
	public Flux<StoredFile> on(Store store) {
		return store.require(DocumentFiles.class).write(this).flux();
	}

}
