/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.query;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Asks for records of a model in the filter language, before the model is known. Names
 * and values are checked when the query is used.
 *
 * @param filter the filter, see {@link FilterParser}; an empty map selects all records
 * @param order the order, see {@link SortParser}; empty means by primary key, descending
 * @param page the part of the result that is wanted
 * @param includeDeleted whether records that were deleted softly are found too
 * @param after the {@link Cursor} after which records begin, or {@code null} for the
 * first
 * @since 0.1.0
 */
public record Query(Map<String, @Nullable Object> filter, List<?> order, Page page, boolean includeDeleted,
		@Nullable String after) {

	public Query {
		filter = Collections.unmodifiableMap(new LinkedHashMap<>(filter));
		order = List.copyOf(order);
	}

	/**
	 * Return the query for all records.
	 * @return the query
	 */
	public static Query all() {
		return where(Map.of());
	}

	/**
	 * Return the query for the records that satisfy a filter.
	 * @param filter the filter
	 * @return the query
	 */
	public static Query where(Map<String, ? extends @Nullable Object> filter) {
		return new Query(new LinkedHashMap<>(filter), List.of(), Page.all(), false, null);
	}

	/**
	 * Return this query in another order.
	 * @param order what to sort by, for instance {@code "name", "-age"}
	 * @return the query
	 */
	public Query orderBy(String... order) {
		return new Query(this.filter, List.of(order), this.page, this.includeDeleted, this.after);
	}

	/**
	 * Return this query with a greatest number of records.
	 * @param limit the greatest number of records
	 * @return the query
	 * @throws NegativePageException DF-909 when the limit is negative
	 */
	public Query limit(long limit) {
		return new Query(this.filter, this.order, new Page(limit, this.page.offset()), this.includeDeleted, this.after);
	}

	/**
	 * Return this query without its first records.
	 * @param offset how many records to leave out
	 * @return the query
	 * @throws NegativePageException DF-909 when the offset is negative
	 */
	public Query offset(long offset) {
		return new Query(this.filter, this.order, new Page(this.page.limit(), offset), this.includeDeleted, this.after);
	}

	/**
	 * Return this query over records that were deleted softly, too.
	 * @return the query
	 */
	public Query withDeleted() {
		return new Query(this.filter, this.order, this.page, true, this.after);
	}

	/**
	 * Return this query beginning after a record. It costs the same wherever that is, and
	 * neither misses nor repeats a record when others are added meanwhile.
	 * @param cursor where the record is in the same order, as {@code ModelOperations} or
	 * a list node returned it
	 * @return the query
	 */
	public Query after(String cursor) {
		return new Query(this.filter, this.order, this.page, this.includeDeleted, cursor);
	}

}
