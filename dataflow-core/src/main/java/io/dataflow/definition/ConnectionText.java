/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.definition;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.dataflow.workflow.Connection;
import org.jspecify.annotations.Nullable;

/**
 * A connection in one line: {@code create.id -> list.filter.id}.
 */
final class ConnectionText {

	static final String EXPECTED = "'node.output -> node.input'";

	private static final Pattern FORM = Pattern.compile("([^.\\s]+)\\.(\\S+)\\s*->\\s*([^.\\s]+)\\.(\\S+)");

	private ConnectionText() {
	}

	static @Nullable Connection parse(String text) {
		Matcher matcher = FORM.matcher(text.strip());
		if (!matcher.matches() || text.indexOf("->") != text.lastIndexOf("->")) {
			return null;
		}
		return new Connection(matcher.group(1), matcher.group(2), matcher.group(3), matcher.group(4));
	}

	/**
	 * Return whether a connection can be written in one line.
	 */
	static boolean expresses(Connection connection) {
		return connection.equals(parse(connection.toString()));
	}

}
