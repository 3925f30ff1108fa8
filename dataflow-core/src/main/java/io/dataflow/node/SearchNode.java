/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.node;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.dataflow.operation.document.DocumentFind;
import io.dataflow.workflow.NodeType;
import io.dataflow.workflow.Port;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * {@code SearchNode}: yields the documents in which words are found, the best first, each
 * with its {@code score}. The collection needs a text index.
 */
final class SearchNode {

	private static final String NAME = "SearchNode";

	private static final long USUAL = 10;

	private SearchNode() {
	}

	static NodeType of(DocumentContext context) {
		return context.type(NAME, DocumentContext.COLLECTION,
				Port.required("query", String.class)
					.withAliases("text")
					.withDescription("Words to find, in the syntax of $text: \"a phrase\", -excluded."),
				DocumentPorts.FILTER,
				Port.optional("language", String.class)
					.withDescription("Language of the words; that of the index when it is absent."),
				DocumentPorts.flag("case_sensitive", "Tell capital letters from small ones."),
				DocumentPorts.flag("diacritic_sensitive", "Tell letters with accents from those without."),
				Port.optional("score_field", String.class)
					.withDefault("score")
					.withDescription("Field that gets the score of the document."),
				Port.optional("limit", Long.class).withDefault(USUAL).withDescription("How many at most; 0 for all."))
			.description("Searches documents by words.")
			.output(Port.optional("documents", List.class).withDescription("Documents with their scores, best first."))
			.output(DocumentPorts.COUNT)
			.output(DocumentPorts.COLLECTION)
			.check(context.check(NAME, List.of("collection", "query"), SearchNode::operation))
			.run((values) -> run(context, new DocumentInputs(NAME, values)));
	}

	private static DocumentFind operation(DocumentInputs inputs) {
		Map<String, @Nullable Object> search = new LinkedHashMap<>();
		search.put("$search", inputs.text("query"));
		if (inputs.optionalText("language") != null) {
			search.put("$language", inputs.optionalText("language"));
		}
		search.put("$caseSensitive", inputs.flag("case_sensitive"));
		search.put("$diacriticSensitive", inputs.flag("diacritic_sensitive"));
		Map<String, @Nullable Object> filter = inputs.map("filter");
		Map<String, @Nullable Object> found = new LinkedHashMap<>(Map.of("$text", search));
		if (!filter.isEmpty()) {
			found.put("$and", List.of(filter));
		}
		Map<String, @Nullable Object> score = Map.of(score(inputs), Map.of("$meta", "textScore"));
		return new DocumentFind(inputs.collection(), found, score, score, 0, inputs.number("limit", USUAL));
	}

	private static String score(DocumentInputs inputs) {
		return (inputs.get("score_field") != null) ? Stages.field(inputs, "score_field") : "score";
	}

	private static Mono<Map<String, @Nullable Object>> run(DocumentContext context, DocumentInputs inputs) {
		return context.execute(inputs, operation(inputs))
			.collectList()
			.map((documents) -> DocumentPorts.list("documents", documents, inputs.collection()));
	}

}
