/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.operation;

import java.util.Arrays;
import java.util.Locale;

/**
 * How the distance of two vectors is measured. Nearer is always less.
 *
 * @since 0.1.0
 */
public enum VectorDistance {

	/** One minus the cosine of the angle, from 0 to 2; a zero vector has none. */
	COSINE("cosine"),

	/** The length of the difference, from 0. */
	L2("l2"),

	/** The negative inner product. */
	INNER_PRODUCT("ip");

	private final String text;

	VectorDistance(String text) {
		this.text = text;
	}

	/**
	 * Return the name by which nodes take the distance.
	 * @return {@code cosine}, {@code l2} or {@code ip}
	 */
	public String text() {
		return this.text;
	}

	/**
	 * Find a distance by its name.
	 * @param text the name, in any case
	 * @return the distance
	 * @throws VectorParameterException DF-102 when there is none of this name
	 */
	public static VectorDistance parse(String text) {
		String name = text.toLowerCase(Locale.ROOT);
		return Arrays.stream(values())
			.filter((distance) -> distance.text.equals(name))
			.findFirst()
			.orElseThrow(() -> new VectorParameterException("distance", "'cosine', 'l2' or 'ip'"));
	}

}
