/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.operation.document;

import java.nio.ByteBuffer;

import io.dataflow.operation.Store;
import reactor.core.publisher.Flux;

/**
 * Reads the content of a file. The result streams it piece by piece.
 *
 * @param bucket the bucket, {@code fs} usually
 * @param address which file
 * @param maxBytes how many bytes it may have, at least 1
 * @since 0.1.0
 */
public record FileRead(String bucket, FileAddress address, long maxBytes) implements FileOperation<ByteBuffer> {

	/**
	 * Check the call.
	 */
	public FileRead {
		CollectionNames.checkBucket(bucket);
		InvalidDocumentException.checkLimit(maxBytes);
	}

	@Override
	public boolean isRead() {
		return true;
	}

	@Override
	public Flux<ByteBuffer> on(Store store) {
		return store.require(DocumentFiles.class).read(this);
	}

}
