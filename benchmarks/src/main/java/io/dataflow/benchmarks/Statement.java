/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.benchmarks;

import java.util.concurrent.ThreadLocalRandom;

import org.reactivestreams.Publisher;

/**
 * The statements that are compared.
 *
 * @since 0.1.0
 */
public enum Statement {

	/** Read a random product by its id. */
	READ,

	/** Insert a product. */
	INSERT,

	/** Change one field of a random product by its id. */
	UPDATE;

	Publisher<?> on(ProductAccess access) {
		ThreadLocalRandom random = ThreadLocalRandom.current();
		long id = 1 + random.nextLong(BenchmarkDatabase.ROWS);
		return switch (this) {
			case READ -> access.read(id);
			case INSERT -> access.insert("a new product", 1);
			case UPDATE -> access.update(id, random.nextInt(1_000_000));
		};
	}

}
