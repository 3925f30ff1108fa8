/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.lang.invoke.MethodType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Decides whether a value can serve a port. Only clear mismatches are refused: a map or
 * list against a single value, text that is no number, a number that does not fit. Values
 * are never changed here.
 */
final class PortTypes {

	private static final Map<Class<?>, BigDecimal[]> RANGES = Map.of(Byte.class, range(Byte.MIN_VALUE, Byte.MAX_VALUE),
			Short.class, range(Short.MIN_VALUE, Short.MAX_VALUE), Integer.class,
			range(Integer.MIN_VALUE, Integer.MAX_VALUE), Long.class, range(Long.MIN_VALUE, Long.MAX_VALUE));

	private PortTypes() {
	}

	/**
	 * Return whether the value can serve the port. Null can; whether a port needs a value
	 * is another question.
	 */
	static boolean accepts(Port port, @Nullable Object value) {
		Class<?> type = boxed(port.type());
		if (value == null || type.isInstance(value)) {
			return true;
		}
		if (isContainer(value.getClass())) {
			return false;
		}
		if (isContainer(type)) {
			return port.acceptsText() && value instanceof CharSequence;
		}
		return acceptsScalar(type, value);
	}

	/**
	 * Return whether an output of the first type can ever serve the port.
	 */
	static boolean connects(Class<?> output, Port port) {
		Class<?> from = boxed(output);
		Class<?> to = boxed(port.type());
		if (from.isAssignableFrom(to) || to.isAssignableFrom(from)) {
			return true;
		}
		if (isContainer(to)) {
			return port.acceptsText() && CharSequence.class.isAssignableFrom(from);
		}
		return !isContainer(from);
	}

	static String describe(Port port, @Nullable Object value) {
		boolean hidden = port.sensitive() && !(value instanceof Map) && !(value instanceof Collection);
		return (value != null && hidden) ? value.getClass().getSimpleName() : describe(value);
	}

	static String describe(@Nullable Object value) {
		if (value == null) {
			return "null";
		}
		if (value instanceof Map) {
			return "a map";
		}
		if (value instanceof Collection) {
			return "a list";
		}
		if (value instanceof CharSequence text) {
			return "a text of " + text.length() + ((text.length() == 1) ? " character" : " characters");
		}
		return (value instanceof Number || value instanceof Boolean) ? value.getClass().getSimpleName() + " " + value
				: value.getClass().getSimpleName();
	}

	static String name(Port port) {
		return port.type().getSimpleName();
	}

	private static boolean acceptsScalar(Class<?> type, Object value) {
		if (Number.class.isAssignableFrom(type)) {
			return acceptsNumber(type, value);
		}
		if (type == Boolean.class) {
			return isTruthText(value);
		}
		if (CharSequence.class.isAssignableFrom(type)) {
			return !(value instanceof byte[]);
		}
		return value instanceof CharSequence && (type.isEnum() || isOfPlatform(type) || type == byte[].class)
				|| isOfPlatform(type) && isOfPlatform(value.getClass());
	}

	private static boolean isTruthText(Object value) {
		String text = value.toString().toLowerCase(Locale.ROOT);
		return (value instanceof CharSequence && (text.equals("true") || text.equals("false")))
				|| (value instanceof Number && (text.equals("0") || text.equals("1")));
	}

	private static boolean acceptsNumber(Class<?> type, Object value) {
		if (!(value instanceof Number) && !(value instanceof CharSequence)) {
			return false;
		}
		try {
			BigDecimal number = new BigDecimal(value.toString().trim());
			BigDecimal[] range = RANGES.get(type);
			if (range != null) {
				return isWhole(number) && number.compareTo(range[0]) >= 0 && number.compareTo(range[1]) <= 0;
			}
			return (type != BigInteger.class || isWhole(number))
					&& (!isFloating(type) || fitsFloating(type, number, value));
		}
		catch (NumberFormatException ex) {
			return isFloating(type) && value instanceof Number;
		}
	}

	private static boolean isWhole(BigDecimal number) {
		return number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
	}

	private static boolean isFloating(Class<?> type) {
		return type == Double.class || type == Float.class;
	}

	private static boolean fitsFloating(Class<?> type, BigDecimal number, Object value) {
		double floating = (type == Float.class) ? number.floatValue() : number.doubleValue();
		if (!Double.isFinite(floating)) {
			return false;
		}
		boolean exact = value instanceof Integer || value instanceof Long || value instanceof BigInteger;
		return !exact || new BigDecimal(floating).compareTo(number) == 0;
	}

	private static boolean isContainer(Class<?> type) {
		return Map.class.isAssignableFrom(type) || Iterable.class.isAssignableFrom(type)
				|| (type.isArray() && type != byte[].class);
	}

	private static boolean isOfPlatform(Class<?> type) {
		return type.getName().startsWith("java.");
	}

	private static Class<?> boxed(Class<?> type) {
		return (type.isPrimitive()) ? MethodType.methodType(type).wrap().returnType() : type;
	}

	private static BigDecimal[] range(long lowest, long highest) {
		return new BigDecimal[] { BigDecimal.valueOf(lowest), BigDecimal.valueOf(highest) };
	}

}
