/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.definition;

import java.util.Optional;

import io.dataflow.error.ErrorCode;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Says why a text is not YAML.
 *
 * @param text the text
 * @param source the name of its file
 */
record SyntaxProblem(String text, String source) {

	void addTo(Findings findings, YamlEngineException error) {
		if (error instanceof MarkedYamlEngineException marked) {
			findings.add(ErrorCode.BUILD_FAILED, place(marked), "This is not YAML: " + reason(marked) + ".",
					"Correct it; text that holds ': ' or ' #', or begins with a sign such as { or *, needs quotes.");
		}
		else if (error instanceof ReaderException character) {
			findings.add(ErrorCode.BUILD_FAILED, place(character.getPosition()),
					String.format("The character U+%04X may not stand in YAML.", character.getCodePoint()),
					"Remove it, or write it as an escape in double quotes.");
		}
		else {
			findings.add(ErrorCode.BUILD_FAILED, new SourceLocation(this.source, 1, 1),
					"This is not YAML: " + error.getMessage(), "Correct it.");
		}
	}

	private static String reason(MarkedYamlEngineException error) {
		String problem = Optional.ofNullable(error.getProblem()).orElse("it cannot be read").replaceAll("\\s+", " ");
		String context = error.getContext();
		return (context != null) ? context.replaceAll("\\s+", " ") + ", " + problem : problem;
	}

	private SourceLocation place(MarkedYamlEngineException error) {
		return error.getProblemMark()
			.map((mark) -> new SourceLocation(this.source, mark.getLine() + 1, mark.getColumn() + 1))
			.orElse(new SourceLocation(this.source, 1, 1));
	}

	private SourceLocation place(int codePoints) {
		int index = this.text.offsetByCodePoints(0,
				Math.min(codePoints, this.text.codePointCount(0, this.text.length())));
		String before = this.text.substring(0, index);
		int line = (int) before.chars().filter((character) -> character == '\n').count() + 1;
		return new SourceLocation(this.source, line, index - before.lastIndexOf('\n'));
	}

}
