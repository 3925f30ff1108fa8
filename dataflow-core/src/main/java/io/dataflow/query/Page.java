/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.query;

/**
 * Which part of a result is wanted.
 *
 * @param limit the greatest number of records, {@link #UNLIMITED} for all
 * @param offset how many records to leave out first
 * @since 0.1.0
 */
public record Page(long limit, long offset) {

	/** The limit that does not limit. */
	public static final long UNLIMITED = Long.MAX_VALUE;

	/**
	 * Create a page.
	 * @throws NegativePageException DF-909 when the limit or the offset is negative
	 */
	public Page {
		if (limit < 0) {
			throw new NegativePageException("limit", limit);
		}
		if (offset < 0) {
			throw new NegativePageException("offset", offset);
		}
	}

	/**
	 * Return the page that holds everything.
	 * @return the page
	 */
	public static Page all() {
		return new Page(UNLIMITED, 0);
	}

	/**
	 * Tell whether this page has a greatest number of records.
	 * @return whether it is limited
	 */
	public boolean limited() {
		return this.limit != UNLIMITED;
	}

}
