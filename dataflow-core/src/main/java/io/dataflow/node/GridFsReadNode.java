/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.node;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.dataflow.operation.document.FileAddress;
import io.dataflow.operation.document.FileFind;
import io.dataflow.operation.document.FileRead;
import io.dataflow.operation.document.StoredFile;
import io.dataflow.workflow.NodeType;
import io.dataflow.workflow.Port;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * {@code GridFsReadNode}: yields the {@code content} of a file that is not too large.
 */
final class GridFsReadNode {

	private static final String NAME = "GridFsReadNode";

	private GridFsReadNode() {
	}

	static NodeType of(DocumentContext context) {
		return context
			.type(NAME, Port.optional("file_id", String.class).withDescription("Id of the file."),
					Port.optional("filename", String.class)
						.withDescription("Name of the file, instead of its id; the newest of that name is read."),
					Port.optional("encoding", String.class)
						.withDefault("base64")
						.withDescription("How to give content: text (read as UTF-8), base64 or bytes."),
					GridFsStoreNode.BUCKET, GridFsStoreNode.MAX_BYTES)
			.description("Reads a file from GridFS.")
			.output(Port.optional("content", Object.class).withDescription("Content, as 'encoding' says."))
			.output(Port.optional("file_id", String.class).withDescription("Id of the file, as text."))
			.output("filename", String.class)
			.output(Port.optional("length", Long.class).withDescription("How many bytes the file has."))
			.output("bucket", String.class)
			.output(Port.optional("metadata", Map.class).withDescription("What was stored with the file."))
			.output(Port.optional("uploaded_at", Instant.class).withDescription("When the file was stored."))
			.check(context.check(NAME, List.of(), GridFsReadNode::check))
			.run((values) -> run(context, new DocumentInputs(NAME, values)));
	}

	private static void check(DocumentInputs inputs) {
		FileContent.of(inputs, FileContent.BASE64);
		read(inputs, address(inputs));
	}

	static FileAddress address(DocumentInputs inputs) {
		boolean byId = inputs.get("file_id") != null;
		if (byId == (inputs.get("filename") != null)) {
			throw inputs.wrong("file_id", "the id of a file, or 'filename' given instead of it");
		}
		return (byId) ? FileAddress.id(inputs.text("file_id")) : FileAddress.name(inputs.text("filename"));
	}

	private static FileRead read(DocumentInputs inputs, FileAddress address) {
		return new FileRead(GridFsStoreNode.bucket(inputs), address, inputs.number("max_bytes", FileContent.USUAL));
	}

	/**
	 * What was found by its name is read by its id, as there may be a newer one by then.
	 */
	private static Mono<Map<String, @Nullable Object>> run(DocumentContext context, DocumentInputs inputs) {
		FileContent encoding = FileContent.of(inputs, FileContent.BASE64);
		FileFind find = new FileFind(GridFsStoreNode.bucket(inputs), address(inputs));
		return context.execute(inputs, find)
			.single()
			.flatMap((file) -> context.execute(inputs, read(inputs, FileAddress.of(file)))
				.collectList()
				.map((parts) -> result(file, encoding, parts)));
	}

	private static Map<String, @Nullable Object> result(StoredFile file, FileContent encoding, List<ByteBuffer> parts) {
		Map<String, @Nullable Object> result = GridFsStoreNode.result(file);
		result.put("content", encoding.write(FileContent.join(parts)));
		result.put("metadata", file.metadata());
		result.put("uploaded_at", file.uploadedAt());
		return result;
	}

}
