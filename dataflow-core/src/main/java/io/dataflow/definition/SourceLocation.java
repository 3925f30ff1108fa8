/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.definition;

import java.util.Comparator;
import java.util.Objects;

/**
 * A place in a definition.
 *
 * @param source the name of the file or of another source
 * @param line the line, from 1
 * @param column the column in code points, from 1
 * @since 0.1.0
 */
public record SourceLocation(String source, int line, int column) implements Comparable<SourceLocation> {

	private static final Comparator<SourceLocation> ORDER = Comparator.comparing(SourceLocation::source)
		.thenComparingInt(SourceLocation::line)
		.thenComparingInt(SourceLocation::column);

	public SourceLocation {
		Objects.requireNonNull(source, "'source' must not be null");
	}

	@Override
	public int compareTo(SourceLocation other) {
		return ORDER.compare(this, other);
	}

	/**
	 * Return the place as {@code source:line:column}.
	 */
	@Override
	public String toString() {
		return this.source + ":" + this.line + ":" + this.column;
	}

}
