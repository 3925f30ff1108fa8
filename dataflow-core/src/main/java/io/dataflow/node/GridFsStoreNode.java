/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.node;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.dataflow.operation.document.FileWrite;
import io.dataflow.operation.document.StoredFile;
import io.dataflow.workflow.NodeType;
import io.dataflow.workflow.Port;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * {@code GridFsStoreNode}: stores a file, yields its {@code file_id}.
 */
final class GridFsStoreNode {

	static final Port BUCKET = Port.optional("bucket", String.class)
		.withDefault("fs")
		.withDescription("Name of the bucket.");

	static final Port MAX_BYTES = Port.optional("max_bytes", Long.class)
		.withDefault(FileContent.USUAL)
		.withDescription("How many bytes the file may have.");

	private static final String NAME = "GridFsStoreNode";

	private GridFsStoreNode() {
	}

	static NodeType of(DocumentContext context) {
		return context
			.type(NAME, Port.required("filename", String.class).withDescription("Name of the file."),
					Port.required("content", Object.class).withDescription("Content: text or bytes."),
					Port.optional("encoding", String.class)
						.withDefault("text")
						.withDescription("What content is: text (stored as UTF-8), base64 or bytes."),
					Port.optional("metadata", Map.class)
						.withEntries()
						.withText()
						.withDescription("What to store with the file."),
					BUCKET, MAX_BYTES)
			.description("Stores a file in GridFS.")
			.output(Port.optional("success", Boolean.class).withDescription("Always true: a failure fails the node."))
			.output(Port.optional("file_id", String.class).withDescription("Id of the file, as text."))
			.output("filename", String.class)
			.output(Port.optional("length", Long.class).withDescription("How many bytes the file has."))
			.output("bucket", String.class)
			.check(context.check(NAME, List.of("filename", "content"), GridFsStoreNode::operation))
			.run((values) -> run(context, new DocumentInputs(NAME, values)));
	}

	private static FileWrite operation(DocumentInputs inputs) {
		byte[] content = FileContent.of(inputs, FileContent.TEXT).read(inputs);
		return new FileWrite(bucket(inputs), inputs.text("filename"),
				Flux.defer(() -> Flux.just(ByteBuffer.wrap(content))), inputs.map("metadata"),
				inputs.number("max_bytes", FileContent.USUAL));
	}

	static String bucket(DocumentInputs inputs) {
		return (inputs.get("bucket") != null) ? inputs.text("bucket") : "fs";
	}

	private static Mono<Map<String, @Nullable Object>> run(DocumentContext context, DocumentInputs inputs) {
		return context.execute(inputs, operation(inputs)).single().map(GridFsStoreNode::success);
	}

	static Map<String, @Nullable Object> success(StoredFile file) {
		Map<String, @Nullable Object> result = new LinkedHashMap<>(Map.of("success", true));
		result.putAll(result(file));
		return result;
	}

	static Map<String, @Nullable Object> result(StoredFile file) {
		Map<String, @Nullable Object> result = new LinkedHashMap<>();
		result.put("file_id", file.id().toString());
		result.put("filename", file.filename());
		result.put("length", file.length());
		result.put("bucket", file.bucket());
		return result;
	}

}
