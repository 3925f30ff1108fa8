/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.definition;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import io.dataflow.error.ErrorCode;

/**
 * Takes in the text of a definition, but no more than a definition may have.
 */
final class SourceText {

	static final int LONGEST = 1024 * 1024;

	private SourceText() {
	}

	static String read(Reader reader, String source) throws IOException {
		CharBuffer text = CharBuffer.allocate(LONGEST + 1);
		while (text.hasRemaining() && reader.read(text) >= 0) {
			continue;
		}
		return limited(text.flip().toString(), source);
	}

	static String read(InputStream stream, String source) throws IOException {
		byte[] bytes = stream.readNBytes(4 * LONGEST + 1);
		if (bytes.length > 4 * LONGEST) {
			throw tooLong(source);
		}
		try {
			return limited(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString(), source);
		}
		catch (CharacterCodingException ex) {
			throw error(source, "The definition is not UTF-8.", "Save the file in UTF-8.");
		}
	}

	static String limited(String text, String source) {
		String content = (text.startsWith("\uFEFF")) ? text.substring(1) : text;
		if (content.length() > LONGEST) {
			throw tooLong(source);
		}
		return content;
	}

	private static InvalidDefinitionException tooLong(String source) {
		return error(source, "The definition has more than " + LONGEST + " characters.",
				"Split the workflow, or move data out of it.");
	}

	private static InvalidDefinitionException error(String source, String message, String action) {
		return InvalidDefinitionException.unreadable(List
			.of(new DefinitionProblem(ErrorCode.BUILD_FAILED, new SourceLocation(source, 1, 1), message, action)));
	}

}
