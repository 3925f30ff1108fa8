/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.operation.document;

import reactor.core.publisher.Flux;

/**
 * The capability to tell of changes of documents as they happen.
 *
 * @since 0.1.0
 */
public interface ChangeStreams {

	/**
	 * Watch a collection.
	 * @param watch the call
	 * @return the changes from the subscription on, without end; cold, with backpressure;
	 * fails with DF-701 on a server that keeps no log of its changes
	 */
	Flux<DocumentChange> watch(DocumentWatch watch);

}
