/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.embedding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.dataflow.error.DataFlowException;
import io.dataflow.workflow.NodeType;
import io.dataflow.workflow.Port;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * {@code EmbedNode}: takes {@code text} or {@code texts}, yields {@code vector} or
 * {@code vectors}.
 */
final class EmbedNode {

	static final String NAME = "EmbedNode";

	private final Embeddings embeddings;

	private EmbedNode(Embeddings embeddings) {
		this.embeddings = embeddings;
	}

	static NodeType type(Embeddings embeddings) {
		EmbedNode node = new EmbedNode(embeddings);
		return NodeType.of(NAME)
			.description("Makes vectors of texts with the embedding model of the application.")
			.input(Port.optional("text", String.class).asSensitive().withDescription("One text."))
			.input(Port.optional("texts", List.class).asSensitive().withDescription("Several texts."))
			.output(Port.optional("vector", float[].class).withDescription("Vector of 'text'."))
			.output(Port.optional("vectors", List.class)
				.withDescription("Vectors of 'texts' in their order, each a float[]."))
			.output(Port.optional("count", Integer.class).withDescription("How many vectors there are."))
			.output(Port.optional("dimensions", Integer.class)
				.withDescription("How many numbers each vector has; null when there is none."))
			.check(node::check)
			.run(node::run);
	}

	private List<? extends DataFlowException> check(Map<String, @Nullable Object> parameters, Set<String> arriving) {
		if (!this.embeddings.available()) {
			return List.of(MissingEmbedderException.ofNode());
		}
		texts(parameters, !arriving.isEmpty());
		return List.of();
	}

	private Mono<Map<String, @Nullable Object>> run(Map<String, @Nullable Object> inputs) {
		return this.embeddings.embed(texts(inputs, false)).map((vectors) -> outputs(inputs, vectors));
	}

	private static Map<String, @Nullable Object> outputs(Map<String, @Nullable Object> inputs, List<float[]> vectors) {
		Map<String, @Nullable Object> outputs = new LinkedHashMap<>();
		if (inputs.get("text") != null) {
			outputs.put("vector", vectors.get(0));
		}
		else {
			outputs.put("vectors", vectors);
		}
		outputs.put("count", vectors.size());
		outputs.put("dimensions", (vectors.isEmpty()) ? null : vectors.get(0).length);
		return outputs;
	}

	/**
	 * Read the texts.
	 * @param arriving whether more inputs come later
	 */
	private static List<String> texts(Map<String, @Nullable Object> inputs, boolean arriving) {
		Object text = inputs.get("text");
		Object many = inputs.get("texts");
		if (text != null && (many != null || arriving)) {
			throw InvalidTextException.both();
		}
		if (text != null) {
			return List.of(text.toString());
		}
		if (many instanceof Iterable<?> list) {
			return texts(list);
		}
		if (!arriving) {
			throw InvalidTextException.missing();
		}
		return List.of();
	}

	private static List<String> texts(Iterable<?> list) {
		List<String> texts = new ArrayList<>();
		for (Object element : list) {
			if (!(element instanceof CharSequence)) {
				throw InvalidTextException.noText(texts.size());
			}
			texts.add(element.toString());
		}
		return texts;
	}

}
