/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.dataflow.model.EntityModel;
import io.dataflow.model.FieldModel;
import io.dataflow.model.FieldType;

/**
 * A column that is not JSON.
 *
 * @param model the model
 * @param field the field
 */
record ColumnOperand(EntityModel model, FieldModel field) implements Operand {

	@Override
	public Filter comparison(Filter.Operator operator, String name, Object value) {
		return new Filter.Comparison(this.field, operator, coerce(value));
	}

	@Override
	public Filter pattern(Filter.Operator operator, String name, String pattern) {
		if (this.field.type() != FieldType.STRING) {
			throw noText(name);
		}
		return new Filter.Comparison(this.field, operator, pattern);
	}

	@Override
	public Filter membership(String name, List<Object> values) {
		List<Object> coerced = new ArrayList<>(values.size());
		values.stream().map(this::coerce).distinct().forEach(coerced::add);
		return new Filter.Membership(this.field, coerced, false);
	}

	@Override
	public Filter nullCheck(boolean negated) {
		return new Filter.NullCheck(this.field, negated);
	}

	@Override
	public Filter contains(Object value) {
		if (!(value instanceof String text)) {
			throw noText("$contains");
		}
		return pattern(Filter.Operator.LIKE, "$contains", LikePattern.containing(text));
	}

	private Object coerce(Object value) {
		return Objects.requireNonNull(this.field.coerce(value));
	}

	private InvalidOperatorException noText(String name) {
		return new InvalidOperatorException("'" + name + "' on " + this + " needs a text field and a text pattern.",
				"Compare " + this.field.type() + " fields with $eq, $gt, $gte, $lt, $lte or $in.");
	}

	@Override
	public String toString() {
		return "'" + this.field.name() + "' of " + this.model.name();
	}

}
