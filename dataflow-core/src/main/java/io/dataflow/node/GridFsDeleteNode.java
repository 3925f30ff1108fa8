/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.node;

import java.util.List;
import java.util.Map;

import io.dataflow.operation.document.FileDelete;
import io.dataflow.workflow.NodeType;
import io.dataflow.workflow.Port;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * {@code GridFsDeleteNode}: removes a file, yields what it was.
 */
final class GridFsDeleteNode {

	private static final String NAME = "GridFsDeleteNode";

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
			.output(Port.optional("file_id", String.class).withDescription("Id of the file, as text."))
			.output("filename", String.class)
			.output(Port.optional("length", Long.class).withDescription("How many bytes the file had."))
			.output("bucket", String.class)
			.check(context.check(NAME, List.of(), GridFsDeleteNode::operation))
			.run((values) -> run(context, new DocumentInputs(NAME, values)));
	}

	private static FileDelete operation(DocumentInputs inputs) {
		return new FileDelete(GridFsStoreNode.bucket(inputs), GridFsReadNode.address(inputs));
	}

	private static Mono<Map<String, @Nullable Object>> run(DocumentContext context, DocumentInputs inputs) {
		return context.execute(inputs, operation(inputs)).single().map(GridFsStoreNode::success);
	}

}
