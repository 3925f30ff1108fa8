/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.query;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.dataflow.model.EntityModel;
import io.dataflow.model.JsonTree;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * A place in a JSON document, or the document as a whole, which is only compared with
 * what it may contain.
 *
 * @param model the model
 * @param path the place
 */
record JsonOperand(EntityModel model, JsonPath path) implements Operand {

	@Override
	public Filter comparison(Filter.Operator operator, String name, Object value) {
		Object scalar = scalar(name, value);
		if (scalar instanceof Boolean && operator != Filter.Operator.EQ && operator != Filter.Operator.NE) {
			throw new InvalidOperatorException("'" + name + "' on " + this + " cannot put true and false in order.",
					"Use $eq or $ne.");
		}
		return new JsonFilter.Comparison(this.path, operator, scalar);
	}

	@Override
	public Filter pattern(Filter.Operator operator, String name, String pattern) {
		rejectWhole(name);
		return new JsonFilter.Comparison(this.path, operator, pattern);
	}

	/**
	 * Each kind of value is looked for on its own.
	 */
	@Override
	public Filter membership(String name, List<Object> values) {
		Map<Class<?>, Set<Object>> kinds = new LinkedHashMap<>();
		for (Object value : values) {
			Object scalar = scalar(name, value);
			kinds.computeIfAbsent(scalar.getClass(), (kind) -> new LinkedHashSet<>()).add(scalar);
		}
		List<Filter> found = new ArrayList<>(kinds.size());
		kinds.values().forEach((kind) -> found.add(new JsonFilter.Membership(this.path, new ArrayList<>(kind), false)));
		return Filter.or(found);
	}

	@Override
	public Filter nullCheck(boolean negated) {
		return (this.path.steps().isEmpty()) ? new Filter.NullCheck(this.path.field(), negated)
				: new JsonFilter.NullCheck(this.path, negated);
	}

	@Override
	public Filter contains(Object value) {
		return new JsonFilter.Contains(this.path, tree("$contains", value));
	}

	private Object scalar(String name, Object value) {
		rejectWhole(name);
		Object tree = tree(name, value);
		if (tree instanceof Map || tree instanceof List) {
			throw new InvalidOperatorException("'" + name + "' on " + this + " compares with an object or a list.",
					"Compare what is inside by its path, or use $contains.");
		}
		return (tree instanceof Number number) ? decimal(new BigDecimal(number.toString())) : tree;
	}

	/**
	 * Equal numbers look the same, without an exponent that a driver might not take.
	 */
	private static BigDecimal decimal(BigDecimal number) {
		BigDecimal stripped = number.stripTrailingZeros();
		return (stripped.scale() < 0) ? stripped.setScale(0) : stripped;
	}

	private Object tree(String name, Object value) {
		@Nullable Object tree = null;
		try {
			tree = JsonTree.of(value);
		}
		catch (IllegalArgumentException | JacksonException ex) {
			// No cause: its message shows the value
		}
		if (tree == null) {
			throw new InvalidOperatorException("'" + name + "' on " + this + " compares with what is no JSON value.",
					"Give a text, a number, true, false, a map or a list.");
		}
		return Objects.requireNonNull(tree);
	}

	private void rejectWhole(String name) {
		if (this.path.steps().isEmpty()) {
			throw new InvalidOperatorException("'" + name + "' cannot compare the JSON field " + this + ".",
					"Compare what is inside by its path, such as \"" + this.path
							+ ".name\", or ask with $contains, $null or $exists.");
		}
	}

	@Override
	public String toString() {
		return "'" + this.path + "' of " + this.model.name();
	}

}
