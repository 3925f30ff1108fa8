/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.operation.document;

import java.nio.ByteBuffer;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The capability to keep files beside documents, in buckets. Contents are streamed both
 * ways.
 *
 * @since 0.1.0
 */
public interface DocumentFiles {

	/**
	 * Store a file.
	 * @param write the call
	 * @return what was stored; fails with DF-506 when there is more content than the call
	 * permits, and then nothing is stored
	 */
	Mono<StoredFile> write(FileWrite write);

	/**
	 * Find a file.
	 * @param find the call
	 * @return what is known of the file; fails with DF-703 when there is none
	 */
	Mono<StoredFile> find(FileFind find);

	/**
	 * Read the content of a file.
	 * @param read the call
	 * @return the content, piece by piece; fails with DF-703 when there is no such file,
	 * with DF-506 when it is larger than the call permits
	 */
	Flux<ByteBuffer> read(FileRead read);

	/**
	 * Remove a file.
	 * @param delete the call
	 * @return what was removed; empty when there is no such file
	 */
	Mono<StoredFile> delete(FileDelete delete);

}
