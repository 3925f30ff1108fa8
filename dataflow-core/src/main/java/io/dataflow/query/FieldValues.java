/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.dataflow.error.ErrorCode;
import io.dataflow.logging.LogCategory;
import io.dataflow.model.EmbeddedField;
import io.dataflow.model.EntityModel;
import io.dataflow.model.FieldModel;
import io.dataflow.model.IdGeneration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * Checks the values that a caller gives to the fields of a record: names against the
 * model, types by coercion, null against nullability. Fields that DataFlow manages are
 * left out, with one warning for each set of names.
 *
 * @since 0.1.0
 */
public final class FieldValues {

	private static final Logger logger = LogCategory.CORE.logger();

	private final EntityModel model;

	private final UpdateExpressions expressions;

	private final Set<List<String>> warned = ConcurrentHashMap.newKeySet();

	/**
	 * Create the check for the records of a model.
	 * @param model the model
	 */
	public FieldValues(EntityModel model) {
		this.model = model;
		this.expressions = new UpdateExpressions(model);
	}

	/**
	 * Return the values of a new record.
	 * @param input field names to values
	 * @return column names to coerced values, in the order of the input; fields that are
	 * not named are absent
	 * @throws io.dataflow.model.UnknownFieldException DF-605 when a name is not a field
	 * of the model
	 * @throws io.dataflow.model.FieldTypeException DF-102 when a value has a type that
	 * its field does not take
	 * @throws NullValueException DF-109 when a field that must have a value is given
	 * null, unless it is a primary key that is generated or embedded with its text
	 */
	public Map<String, @Nullable Object> record(Map<String, ? extends @Nullable Object> input) {
		Map<String, @Nullable Object> values = new LinkedHashMap<>();
		List<String> managed = new ArrayList<>(0);
		List<String> nulls = new ArrayList<>(0);
		input.forEach((name, value) -> {
			FieldModel field = this.model.field(name);
			if (field.managed()) {
				managed.add(field.name());
				return;
			}
			if (value == null && isMade(field, input.keySet())) {
				return;
			}
			if (value == null && !field.nullable() && field.generation() == IdGeneration.NONE) {
				nulls.add(field.name());
			}
			values.put(field.name(), field.coerce(value));
		});
		if (!nulls.isEmpty()) {
			throw new NullValueException(this.model.name(), nulls);
		}
		warn(managed);
		return values;
	}

	/**
	 * Tell whether null stands for no value, as DataFlow makes one of the text that comes
	 * with it.
	 * @param field the field that is null
	 * @param names the names that are given
	 * @return whether the field must have a value, and is embedded from one of the names
	 */
	public boolean isMade(FieldModel field, Collection<?> names) {
		if (field.nullable() || !field.embedded()) {
			return false;
		}
		List<FieldModel> sources = this.model.embeddedFields()
			.stream()
			.filter((embedded) -> embedded.vector().equals(field))
			.map(EmbeddedField::source)
			.toList();
		return names.stream().anyMatch((name) -> sources.contains(this.model.find(String.valueOf(name))));
	}

	/**
	 * Return what an update does to the fields of a record. A value that is a map with
	 * one entry whose key begins with {@code $} is an expression: {@code $inc} or
	 * {@code $add}, {@code $dec}, {@code $mul} or {@code $multiply}, {@code $min},
	 * {@code $max}, {@code $set}, {@code $unset}, {@code $now}, {@code $concat},
	 * {@code $coalesce}, and for lists {@code $push} and {@code $pull}.
	 * @param input field names to new values or expressions
	 * @return the assignments; empty when nothing but managed fields was given
	 * @throws InvalidOperatorException DF-907 when an expression does not exist or does
	 * not fit its field
	 * @throws IdInFieldsException DF-905 when the primary key is among the fields
	 * @throws io.dataflow.model.UnknownFieldException DF-605 when a name is not a field
	 * of the model
	 * @throws io.dataflow.model.FieldTypeException DF-102 when a value has a type that
	 * its field does not take
	 * @throws NullValueException DF-109 when a field that must have a value is given null
	 */
	public List<Assignment> assignments(Map<String, ? extends @Nullable Object> input) {
		for (String name : input.keySet()) {
			if (this.model.field(name).equals(this.model.id())) {
				throw new IdInFieldsException(this.model.name(), name);
			}
		}
		Map<String, Assignment> computed = new LinkedHashMap<>();
		Map<String, @Nullable Object> plain = new LinkedHashMap<>();
		input.forEach((name, value) -> {
			Assignment expression = this.expressions.parse(this.model.field(name), value);
			if (expression instanceof Assignment.SetValue set) {
				plain.put(name, set.value());
			}
			else if (expression != null) {
				computed.put(expression.field().name(), expression);
			}
			else {
				plain.put(name, value);
			}
		});
		record(plain).forEach(
				(name, value) -> computed.putIfAbsent(name, new Assignment.SetValue(this.model.field(name), value)));
		return List.copyOf(computed.values());
	}

	/**
	 * Tell whether {@link #assignments} would take a value for an expression.
	 * @param field the field that the value is for
	 * @param value the value
	 * @return whether it is a map with one entry whose key begins with {@code $}
	 */
	public boolean isExpression(FieldModel field, @Nullable Object value) {
		return UpdateExpressions.isExpression(field, value);
	}

	/**
	 * Warn, once for each set of names, that values for fields which DataFlow manages are
	 * left out.
	 * @param managed the names of the fields; nothing happens when there are none
	 */
	public void warn(List<String> managed) {
		if (!managed.isEmpty() && this.warned.add(List.copyOf(managed))) {
			logger.warn("[{}] {} manages {} itself; the given values are ignored.", ErrorCode.MANAGED_FIELD.code(),
					this.model.name(), managed);
		}
	}

}
