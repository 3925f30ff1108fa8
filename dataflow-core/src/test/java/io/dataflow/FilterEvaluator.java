/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.dataflow;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import io.dataflow.model.JsonContainment;
import io.dataflow.model.JsonTree;
import io.dataflow.query.Filter;
import io.dataflow.query.JsonFilter;
import io.dataflow.query.JsonPath;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates filters on records in memory, by the rules that every database must follow:
 * three-valued logic, so that a comparison with null is neither true nor false.
 */
public final class FilterEvaluator {

	private final Map<String, @Nullable Object> row;

	/**
	 * Evaluate filters on a record.
	 * @param row the record, by columns
	 */
	public FilterEvaluator(Map<String, @Nullable Object> row) {
		this.row = row;
	}

	/**
	 * Tell whether a record satisfies a filter.
	 * @param filter the filter
	 * @return whether it does, {@code null} when that is unknown
	 */
	public @Nullable Boolean evaluate(Filter filter) {
		if (filter instanceof Filter.And and) {
			return all(and.operands());
		}
		if (filter instanceof Filter.Or or) {
			return not(all(or.operands().stream().map(Filter.Not::new).toList()));
		}
		if (filter instanceof Filter.Not not) {
			return not(evaluate(not.operand()));
		}
		if (filter instanceof Filter.Comparison comparison) {
			return compare(value(comparison.field().name()), comparison.operator(), comparison.value());
		}
		if (filter instanceof Filter.Membership membership) {
			return member(value(membership.field().name()), membership.values(), membership.negated());
		}
		if (filter instanceof Filter.NullCheck check) {
			return (value(check.field().name()) == null) != check.negated();
		}
		return (filter instanceof Filter.All || filter instanceof Filter.None)
				? Boolean.valueOf(filter instanceof Filter.All) : document(filter);
	}

	private @Nullable Boolean document(Filter filter) {
		if (filter instanceof JsonFilter.Comparison comparison) {
			return compare(ofKind(find(comparison.path()), comparison.value()), comparison.operator(),
					comparison.value());
		}
		if (filter instanceof JsonFilter.Membership membership) {
			return member(ofKind(find(membership.path()), membership.values().get(0)), membership.values(),
					membership.negated());
		}
		if (filter instanceof JsonFilter.NullCheck check) {
			return (find(check.path()) == null) != check.negated();
		}
		if (filter instanceof JsonFilter.Contains contains) {
			Object found = find(contains.path());
			return (found != null) ? Boolean.valueOf(JsonContainment.contains(found, contains.document())) : null;
		}
		throw new IllegalArgumentException("not evaluated: " + filter);
	}

	private @Nullable Boolean all(List<? extends Filter> filters) {
		boolean unknown = false;
		for (Filter filter : filters) {
			Boolean result = evaluate(filter);
			if (Boolean.FALSE.equals(result)) {
				return false;
			}
			unknown |= result == null;
		}
		return (unknown) ? null : true;
	}

	private static @Nullable Boolean not(@Nullable Boolean value) {
		return (value != null) ? !value : null;
	}

	private @Nullable Object value(String column) {
		return this.row.get(column);
	}

	private @Nullable Object find(JsonPath path) {
		Object current = JsonTree.of(value(path.field().name()));
		for (String step : path.steps()) {
			if (JsonPath.isIndex(step)) {
				int index = Integer.parseInt(step);
				current = (current instanceof List<?> list && index < list.size()) ? list.get(index) : null;
			}
			else {
				current = (current instanceof Map<?, ?> map) ? map.get(step) : null;
			}
		}
		return current;
	}

	private static @Nullable Object ofKind(@Nullable Object found, Object operand) {
		Class<?> kind = (operand instanceof Number) ? Number.class : operand.getClass();
		return kind.isInstance(found) ? found : null;
	}

	private static @Nullable Boolean member(@Nullable Object value, Collection<Object> values, boolean negated) {
		if (value == null) {
			return null;
		}
		return values.stream().anyMatch((candidate) -> order(value, candidate) == 0) != negated;
	}

	private static @Nullable Boolean compare(@Nullable Object value, Filter.Operator operator, Object operand) {
		if (value == null) {
			return null;
		}
		return switch (operator) {
			case EQ -> order(value, operand) == 0;
			case NE -> order(value, operand) != 0;
			case GT -> order(value, operand) > 0;
			case GTE -> order(value, operand) >= 0;
			case LT -> order(value, operand) < 0;
			case LTE -> order(value, operand) <= 0;
			case LIKE -> like((String) operand).matcher((String) value).matches();
			case ILIKE -> like(lower(operand)).matcher(lower(value)).matches();
			case REGEX -> Pattern.compile((String) operand).matcher((String) value).find();
		};
	}

	/**
	 * Compare two values of the same kind.
	 */
	@SuppressWarnings("unchecked")
	static int order(Object left, Object right) {
		if (left instanceof Number && right instanceof Number) {
			return new BigDecimal(left.toString()).compareTo(new BigDecimal(right.toString()));
		}
		if (left instanceof byte[] bytes) {
			return Arrays.compareUnsigned(bytes, (byte[]) right);
		}
		if (left instanceof Enum<?> || right instanceof Enum<?>) {
			return left.toString().compareTo(right.toString());
		}
		return ((Comparable<Object>) left).compareTo(right);
	}

	private static String lower(Object text) {
		return ((String) text).toLowerCase(Locale.ROOT);
	}

	private static Pattern like(String pattern) {
		StringBuilder regex = new StringBuilder();
		for (int i = 0; i < pattern.length(); i++) {
			char character = pattern.charAt(i);
			switch (character) {
				case '%' -> regex.append(".*");
				case '_' -> regex.append('.');
				case '\\' -> regex.append(Pattern.quote(String.valueOf(pattern.charAt(++i))));
				default -> regex.append(Pattern.quote(String.valueOf(character)));
			}
		}
		return Pattern.compile(regex.toString(), Pattern.DOTALL);
	}

}
