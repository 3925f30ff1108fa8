/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.node;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.dataflow.operation.document.FileDelete;
import io.dataflow.operation.document.StoredFile;
import io.dataflow.workflow.NodeType;
import io.dataflow.workflow.Port;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * {@code GridFsDeleteNode}: removes a file, yields what it was. That there is none is no
 * failure.
 */
final class GridFsDeleteNode {

	private static final String NAME = "GridFsDeleteNode";

	private static final String DELETED = "deleted";

	private GridFsDeleteNode() {
	}

	static NodeType of(DocumentContext context) {
		return context
			.type(NAME, Port.optional("file_id", String.class).withDescription("Id of the file."),
					Port.optional("filename", String.class)
						.withDescription("Name of the file, instead of its id; the newest of that name is removed."),
					GridFsStoreNode.BUCKET)
			.description("Removes a file from GridFS.")
			.output(Port.optional("success", Boolean.class).withDescription("Always true: a failure fails the node."))
			.output(Port.optional(DELETED, Boolean.class).withDescription("Whether there was such a file."))
			.output(Port.optional("file_id", String.class).withDescription("Id of the file, as text."))
			.output("filename", String.class)
			.output(Port.optional("length", Long.class)
				.withDescription("How many bytes the file had; null when there was none."))
			.output("bucket", String.class)
			.check(context.check(NAME, List.of(), GridFsDeleteNode::operation))
			.run((values) -> run(context, new DocumentInputs(NAME, values)));
	}

	private static FileDelete operation(DocumentInputs inputs) {
		return new FileDelete(GridFsStoreNode.bucket(inputs), GridFsReadNode.address(inputs));
	}

	private static Mono<Map<String, @Nullable Object>> run(DocumentContext context, DocumentInputs inputs) {
		FileDelete delete = operation(inputs);
		return context.execute(inputs, delete)
			.singleOrEmpty()
			.map(GridFsDeleteNode::removed)
			.switchIfEmpty(Mono.fromSupplier(() -> nothing(delete.bucket(), inputs)));
	}

	private static Map<String, @Nullable Object> removed(StoredFile file) {
		Map<String, @Nullable Object> result = GridFsStoreNode.success(file);
		result.put(DELETED, true);
		return result;
	}

	private static Map<String, @Nullable Object> nothing(String bucket, DocumentInputs inputs) {
		Map<String, @Nullable Object> result = new LinkedHashMap<>(Map.of("success", true, DELETED, false));
		result.put("file_id", inputs.get("file_id"));
		result.put("filename", inputs.get("filename"));
		result.put("length", null);
		result.put("bucket", bucket);
		return result;
	}

}
