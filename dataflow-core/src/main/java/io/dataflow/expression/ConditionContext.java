/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.expression;

import java.util.List;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.expression.BeanResolver;
import org.springframework.expression.ConstructorResolver;
import org.springframework.expression.EvaluationContext;
import org.springframework.expression.IndexAccessor;
import org.springframework.expression.MethodResolver;
import org.springframework.expression.OperatorOverloader;
import org.springframework.expression.PropertyAccessor;
import org.springframework.expression.TypeComparator;
import org.springframework.expression.TypeConverter;
import org.springframework.expression.TypeLocator;
import org.springframework.expression.TypedValue;
import org.springframework.expression.spel.SpelEvaluationException;
import org.springframework.expression.spel.SpelMessage;
import org.springframework.expression.spel.support.MapAccessor;
import org.springframework.expression.spel.support.SimpleEvaluationContext;
import org.springframework.expression.spel.support.StandardTypeComparator;

/**
 * The read-only {@link SimpleEvaluationContext} over maps, but for one thing: null has no
 * order. Without that {@code total < 100} would be true for an order without a total.
 */
final class ConditionContext implements EvaluationContext {

	private final SimpleEvaluationContext context = SimpleEvaluationContext.forPropertyAccessors(new MapAccessor(false))
		.withAssignmentDisabled()
		.build();

	private final TypeComparator comparator = new NullRefusingComparator();

	@Override
	public TypedValue getRootObject() {
		return this.context.getRootObject();
	}

	@Override
	public List<PropertyAccessor> getPropertyAccessors() {
		return this.context.getPropertyAccessors();
	}

	@Override
	public List<IndexAccessor> getIndexAccessors() {
		return this.context.getIndexAccessors();
	}

	@Override
	public List<ConstructorResolver> getConstructorResolvers() {
		return List.of();
	}

	@Override
	public List<MethodResolver> getMethodResolvers() {
		return this.context.getMethodResolvers();
	}

	@Override
	public @Nullable BeanResolver getBeanResolver() {
		return null;
	}

	@Override
	public TypeLocator getTypeLocator() {
		return this.context.getTypeLocator();
	}

	@Override
	public TypeConverter getTypeConverter() {
		return this.context.getTypeConverter();
	}

	@Override
	public TypeComparator getTypeComparator() {
		return this.comparator;
	}

	@Override
	public OperatorOverloader getOperatorOverloader() {
		return this.context.getOperatorOverloader();
	}

	@Override
	public TypedValue assignVariable(String name, Supplier<TypedValue> valueSupplier) {
		return this.context.assignVariable(name, valueSupplier);
	}

	@Override
	public void setVariable(String name, @Nullable Object value) {
		throw new SpelEvaluationException(SpelMessage.VARIABLE_ASSIGNMENT_NOT_SUPPORTED, name);
	}

	@Override
	public @Nullable Object lookupVariable(String name) {
		return this.context.lookupVariable(name);
	}

	@Override
	public boolean isAssignmentEnabled() {
		return false;
	}

	private static final class NullRefusingComparator implements TypeComparator {

		private final TypeComparator comparator = new StandardTypeComparator();

		@Override
		public boolean canCompare(@Nullable Object left, @Nullable Object right) {
			return left != null && right != null && this.comparator.canCompare(left, right);
		}

		@Override
		public int compare(@Nullable Object left, @Nullable Object right) {
			if (left == null || right == null) {
				throw new SpelEvaluationException(SpelMessage.NOT_COMPARABLE, type(left), type(right));
			}
			return this.comparator.compare(left, right);
		}

		private static String type(@Nullable Object value) {
			return (value != null) ? value.getClass().getSimpleName() : "null";
		}

	}

}
