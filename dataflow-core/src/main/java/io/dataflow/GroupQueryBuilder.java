/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

import io.dataflow.operation.BuiltStatement;
import io.dataflow.query.Aggregation;
import io.dataflow.query.AggregationParser;
import io.dataflow.query.Page;
import org.jspecify.annotations.Nullable;

/**
 * Builds the statement that computes over groups of records, which
 * {@link QueryBuilder#groupBy} has begun. It is the one that
 * {@link ModelOperations#aggregate} sends: its columns are the fields of the groups and
 * then the values in the order in which they were asked for, without names, and an
 * average is two of them, the sum and the number of values.
 * <p>
 * Names, functions and operators are checked when the statement is built. Building does
 * not change the builder. Not safe for several threads.
 *
 * @since 0.1.0
 */
public final class GroupQueryBuilder {

	private final AggregationParser parser;

	private final List<String> groups;

	private final BiFunction<Aggregation, Page, BuiltStatement> statement;

	private final Map<String, Object> measures = new LinkedHashMap<>();

	private final Map<String, Map<String, @Nullable Object>> conditions = new LinkedHashMap<>();

	private final List<Map<String, String>> orders = new ArrayList<>();

	private Page page = Page.all();

	GroupQueryBuilder(AggregationParser parser, List<String> groups,
			BiFunction<Aggregation, Page, BuiltStatement> statement) {
		this.parser = parser;
		this.groups = List.copyOf(groups);
		this.statement = statement;
	}

	/**
	 * Ask for a value of each group.
	 * @param alias the name of the value here, for conditions and the order
	 * @param function {@code "count"}, {@code "sum"}, {@code "avg"}, {@code "min"} or
	 * {@code "max"}, with or without a dollar sign
	 * @param field the field, or {@code "*"} to count records
	 * @return this builder
	 */
	public GroupQueryBuilder aggregate(String alias, String function, String field) {
		this.measures.put(alias, Map.of(operator(function), field));
		return this;
	}

	/**
	 * Add a condition that groups must satisfy.
	 * @param alias the name of a value that was asked for
	 * @param operator {@code "eq"}, {@code "ne"}, {@code "gt"}, {@code "gte"},
	 * {@code "lt"} or {@code "lte"}, with or without a dollar sign; of several with the
	 * same operator the last counts
	 * @param value what the value is compared with
	 * @return this builder
	 */
	public GroupQueryBuilder having(String alias, String operator, Object value) {
		this.conditions.computeIfAbsent(alias, (name) -> new LinkedHashMap<>()).put(operator(operator), value);
		return this;
	}

	/**
	 * Add to the order of the groups.
	 * @param name a field of the groups, or the name of a value that was asked for
	 * @param direction {@code "ASC"} or {@code "DESC"}, in any case
	 * @return this builder
	 */
	public GroupQueryBuilder orderBy(String name, String direction) {
		this.orders.add(Map.of(name, direction));
		return this;
	}

	/**
	 * Limit how many groups are read.
	 * @param limit the greatest number of groups
	 * @return this builder
	 * @throws io.dataflow.query.NegativePageException DF-909 when it is negative
	 */
	public GroupQueryBuilder limit(long limit) {
		this.page = new Page(limit, this.page.offset());
		return this;
	}

	/**
	 * Leave out the first groups that would be read.
	 * @param offset how many
	 * @return this builder
	 * @throws io.dataflow.query.NegativePageException DF-909 when it is negative
	 */
	public GroupQueryBuilder offset(long offset) {
		this.page = new Page(this.page.limit(), offset);
		return this;
	}

	/**
	 * Build the statement that reads the groups.
	 * @return the statement
	 * @throws io.dataflow.error.DataFlowException DF-605 when a name is not known, DF-907
	 * when a function or an operator is not, or does not take the field or the value, or
	 * nothing was asked for, DF-910 when the order is by something else
	 */
	public BuiltStatement buildSelect() {
		Aggregation aggregation = this.parser.parse(this.groups, this.measures, this.conditions, this.orders);
		return this.statement.apply(aggregation, this.page);
	}

	private static String operator(String name) {
		return (name.startsWith("$")) ? name : "$" + name;
	}

}
