/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import java.util.List;
import java.util.concurrent.RejectedExecutionException;

import io.dataflow.embedding.Embedder;
import org.springframework.ai.embedding.EmbeddingModel;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Signal;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Makes vectors with an {@link EmbeddingModel} of Spring AI. It blocks, so it is called
 * on a few threads of its own; a call that is given up interrupts its thread.
 */
final class SpringAiEmbedder implements Embedder {

	private static final int IDLE_SECONDS = 60;

	private final EmbeddingModel model;

	private final Scheduler scheduler;

	/**
	 * Create the embedder.
	 * @param model the model
	 * @param threads how many calls are made at the same time, at least 1
	 */
	SpringAiEmbedder(EmbeddingModel model, int threads) {
		this(model, threads, 1000);
	}

	SpringAiEmbedder(EmbeddingModel model, int threads, int waiting) {
		this.model = model;
		this.scheduler = Schedulers.newBoundedElastic(threads, waiting, "dataflow-embedding", IDLE_SECONDS, true);
	}

	@Override
	public Mono<List<float[]>> embed(List<String> texts) {
		return Mono.fromCallable(() -> call(texts))
			.subscribeOn(this.scheduler)
			.onErrorMap(RejectedExecutionException.class, (error) -> new EmbeddingOverloadException())
			.dematerialize();
	}

	/**
	 * An error is a value here, since Reactor logs one that comes after the call was
	 * given up, and it may repeat texts or keys.
	 */
	private Signal<List<float[]>> call(List<String> texts) {
		try {
			return Signal.next(this.model.embed(texts));
		}
		catch (RuntimeException ex) {
			return Signal.error(ex);
		}
	}

	/**
	 * Give up the calls that are left.
	 */
	void close() {
		this.scheduler.dispose();
	}

}
