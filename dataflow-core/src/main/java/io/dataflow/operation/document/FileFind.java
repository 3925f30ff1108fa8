/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.operation.document;

import io.dataflow.operation.Store;
import reactor.core.publisher.Flux;

/**
 * Finds a file. The result is one {@link StoredFile}.
 *
 * @param bucket the bucket, {@code fs} usually
 * @param address which file
 * @since 0.1.0
 */
public record FileFind(String bucket, FileAddress address) implements FileOperation<StoredFile> {

	/**
	 * Check the call.
	 */
	public FileFind {
		CollectionNames.checkBucket(bucket);
	}

	@Override
	public boolean isRead() {
		return true;
	}

	@Override
	public Flux<StoredFile> on(Store store) {
		return store.require(DocumentFiles.class).find(this).flux();
	}

}
