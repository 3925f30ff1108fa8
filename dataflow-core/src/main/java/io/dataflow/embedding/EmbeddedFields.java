/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.embedding;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.dataflow.model.EmbeddedField;
import io.dataflow.model.FieldModel;
import io.dataflow.operation.Operation;
import io.dataflow.pipeline.OperationInterceptor;
import reactor.core.publisher.Flux;

/**
 * Fills the fields of records that are made of their texts, when a record is added or its
 * text changes. Each text of an operation is embedded once. A vector that comes with the
 * text is left alone.
 */
final class EmbeddedFields implements OperationInterceptor {

	private final Embeddings embeddings;

	EmbeddedFields(Embeddings embeddings) {
		this.embeddings = embeddings;
	}

	@Override
	public <R> Flux<R> intercept(Operation<R> operation, Chain next) {
		List<EmbeddedField> fields = operation.model().embeddedFields();
		if (fields.isEmpty() || !VectorFilling.concerns(operation)) {
			return next.proceed(operation);
		}
		Set<String> texts = new LinkedHashSet<>();
		Operation<R> filled = new VectorFilling(fields, (field, text) -> {
			texts.add(text);
			return null;
		}).fill(operation);
		if (texts.isEmpty()) {
			return next.proceed(filled);
		}
		List<String> distinct = List.copyOf(texts);
		return this.embeddings.embed(distinct)
			.flatMapMany(
					(vectors) -> next.proceed(new VectorFilling(fields, lookup(distinct, vectors)).fill(operation)));
	}

	private static VectorFilling.Vectors lookup(List<String> texts, List<float[]> vectors) {
		Map<String, float[]> byText = new HashMap<>(texts.size() * 2);
		for (int i = 0; i < texts.size(); i++) {
			byText.put(texts.get(i), vectors.get(i));
		}
		return (field, text) -> checked(field.vector(), Objects.requireNonNull(byText.get(text)));
	}

	private static float[] checked(FieldModel field, float[] vector) {
		if (vector.length != field.dimensions()) {
			throw new EmbeddingDimensionException(field, vector.length);
		}
		return vector;
	}

	/**
	 * After defaults have filled the texts, and before anything is repeated.
	 */
	@Override
	public int order() {
		return OperationInterceptor.EMBEDDING;
	}

	/**
	 * It waits for vectors, so who only looks at an operation goes without.
	 */
	@Override
	public boolean rewrites() {
		return false;
	}

}
