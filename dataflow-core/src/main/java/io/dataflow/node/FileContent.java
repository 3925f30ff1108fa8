/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.node;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * The content of a file as nodes pass it on.
 */
enum FileContent {

	TEXT, BASE64, BYTES;

	/** How many bytes a file that goes through a node may have unless told. */
	static final long USUAL = 16L * 1024 * 1024;

	static FileContent of(DocumentInputs inputs, FileContent otherwise) {
		String name = inputs.optionalText("encoding");
		if (name == null) {
			return otherwise;
		}
		for (FileContent content : values()) {
			if (content.name().equalsIgnoreCase(name)) {
				return content;
			}
		}
		throw inputs.wrong("encoding", "text, base64 or bytes");
	}

	/**
	 * Return the bytes of an input.
	 */
	byte[] read(DocumentInputs inputs) {
		Object value = inputs.get("content");
		if (value instanceof byte[] bytes) {
			return bytes;
		}
		if (value instanceof CharSequence text && this != BYTES) {
			return (this == TEXT) ? text.toString().getBytes(StandardCharsets.UTF_8) : decoded(inputs, text.toString());
		}
		throw inputs.wrong("content", "text or bytes, as 'encoding' says");
	}

	private static byte[] decoded(DocumentInputs inputs, String text) {
		try {
			return Base64.getDecoder().decode(text);
		}
		catch (IllegalArgumentException ex) {
			throw inputs.wrong("content", "valid Base64");
		}
	}

	/**
	 * Return what a node yields.
	 */
	Object write(byte[] bytes) {
		return switch (this) {
			case TEXT -> new String(bytes, StandardCharsets.UTF_8);
			case BASE64 -> Base64.getEncoder().encodeToString(bytes);
			case BYTES -> bytes;
		};
	}

	static byte[] join(List<ByteBuffer> parts) {
		ByteBuffer joined = ByteBuffer.allocate(parts.stream().mapToInt(ByteBuffer::remaining).sum());
		parts.forEach((part) -> joined.put(part.duplicate()));
		return joined.array();
	}

}
