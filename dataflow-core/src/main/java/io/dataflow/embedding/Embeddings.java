/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.embedding;

import java.util.ArrayList;
import java.util.List;

import io.dataflow.error.DataFlowException;
import io.dataflow.model.EntityModel;
import io.dataflow.model.EntityModels;
import io.dataflow.pipeline.OperationInterceptor;
import io.dataflow.workflow.NodeType;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Vectors of texts for one instance: parts texts into batches, limits how long their
 * vectors take, and checks them. Texts appear in no message.
 *
 * @since 0.1.0
 */
public final class Embeddings {

	private final @Nullable Embedder embedder;

	private final EmbeddingSettings settings;

	private final CallLimit limit;

	private Embeddings(@Nullable Embedder embedder, EmbeddingSettings settings) {
		this.embedder = embedder;
		this.settings = settings;
		this.limit = new CallLimit(settings.maxConcurrentCalls());
	}

	/**
	 * Return vectors that an embedder makes.
	 * @param embedder the embedder
	 * @param settings how texts are handed to it
	 * @return the embeddings
	 */
	public static Embeddings of(Embedder embedder, EmbeddingSettings settings) {
		return new Embeddings(embedder, settings);
	}

	/**
	 * Return what stands for an embedder where there is none: who needs vectors is
	 * refused with DF-401.
	 * @return the embeddings
	 */
	public static Embeddings none() {
		return new Embeddings(null, EmbeddingSettings.defaults());
	}

	/**
	 * Tell whether vectors can be made.
	 * @return whether there is an embedder
	 */
	public boolean available() {
		return this.embedder != null;
	}

	/**
	 * Make a vector of each text.
	 * @param texts the texts, none null; may be empty
	 * @return one vector per text in their order, all of the same length; cold. Fails
	 * with DF-401 when there is no embedder, DF-501 when it fails or gives something
	 * else, DF-505 when a call takes too long, and DF-506 when too many wait for it
	 */
	public Mono<List<float[]>> embed(List<String> texts) {
		return Mono.defer(() -> {
			Embedder present = this.embedder;
			if (present == null) {
				return Mono.error(MissingEmbedderException.ofNode());
			}
			return Flux.fromIterable(batches(List.copyOf(texts)))
				.flatMapSequential((batch) -> call(present, batch), this.settings.maxConcurrentCalls())
				.<List<float[]>>collect(ArrayList::new, List::addAll)
				.doOnNext(Embeddings::checkLengths);
		});
	}

	private List<List<String>> batches(List<String> texts) {
		List<List<String>> batches = new ArrayList<>();
		int size = this.settings.batchSize();
		for (int start = 0; start < texts.size(); start += size) {
			batches.add(texts.subList(start, Math.min(texts.size(), start + size)));
		}
		return batches;
	}

	private Mono<List<float[]>> call(Embedder present, List<String> batch) {
		Mono<List<float[]>> vectors = Mono.defer(() -> present.embed(batch)).defaultIfEmpty(List.of());
		if (!this.settings.timeout().isZero()) {
			vectors = vectors.timeout(this.settings.timeout(),
					Mono.error(() -> new EmbeddingTimeoutException(batch.size(), this.settings.timeout())));
		}
		return this.limit.limit(vectors)
			.doOnNext((made) -> check(batch.size(), made))
			.onErrorMap((error) -> !(error instanceof DataFlowException),
					(error) -> new EmbeddingFailedException(batch.size(), error));
	}

	private static void check(int texts, List<float[]> vectors) {
		if (vectors.size() != texts) {
			throw UnusableEmbeddingException.count(texts, vectors.size());
		}
		for (float[] vector : vectors) {
			if (vector.length == 0) {
				throw UnusableEmbeddingException.empty();
			}
			for (float number : vector) {
				if (!Float.isFinite(number)) {
					throw UnusableEmbeddingException.notFinite(number);
				}
			}
		}
	}

	private static void checkLengths(List<float[]> vectors) {
		for (float[] vector : vectors) {
			if (vector.length != vectors.get(0).length) {
				throw UnusableEmbeddingException.lengths(vectors.get(0).length, vector.length);
			}
		}
	}

	/**
	 * Return what fills the fields of entities that are made of texts.
	 * @param models the entities
	 * @return the interceptor, or nothing when no entity has such a field
	 * @throws MissingEmbedderException DF-401 when one has, but there is no embedder
	 */
	public List<OperationInterceptor> interceptors(EntityModels models) {
		List<String> fields = new ArrayList<>();
		for (EntityModel model : models) {
			model.embeddedFields().forEach((field) -> fields.add(field.toString()));
		}
		if (!fields.isEmpty() && !available()) {
			throw MissingEmbedderException.of(fields);
		}
		return (fields.isEmpty()) ? List.of() : List.of(new EmbeddedFields(this));
	}

	/**
	 * Return the node type {@code EmbedNode}.
	 * @return the node type
	 */
	public NodeType nodeType() {
		return EmbedNode.type(this);
	}

}
