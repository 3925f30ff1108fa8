/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.operation.document;

import io.dataflow.operation.Store;
import reactor.core.publisher.Flux;

/**
 * Removes a file. The result is one {@link StoredFile}: what was removed; empty when
 * there is no such file.
 *
 * @param bucket the bucket, {@code fs} usually
 * @param address which file; of several with a name the newest, so that the one before is
 * the newest then
 * @since 0.1.0
 */
public record FileDelete(String bucket, FileAddress address) implements FileOperation<StoredFile> {

	/**
	 * Check the call.
	 */
	public FileDelete {
		CollectionNames.checkBucket(bucket);
	}

	@Override
	public Flux<StoredFile> on(Store store) {
		return store.require(DocumentFiles.class).delete(this).flux();
	}

}
