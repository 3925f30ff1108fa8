/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.model;

import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * The normal form of JSON values: a tree of {@link Map}, {@link List}, {@link String},
 * {@link Boolean}, {@code null} and numbers. A number without fraction digits is an
 * {@link Integer} if it fits, else a {@link Long}, else a {@link BigInteger}; any other
 * number is a {@link Double} if that prints the same digits, else a {@link BigDecimal}.
 * So a tree is equal to itself after it was written and read as text.
 *
 * @since 0.1.0
 */
public final class JsonTree {

	private static final int MAXIMUM_DEPTH = 500;

	/**
	 * Beyond this a number stays as it was written: 1e999999999 would fill the memory.
	 */
	private static final int MAXIMUM_DIGITS = 1000;

	private JsonTree() {
	}

	/**
	 * Convert a value to a tree: maps, collections, arrays, records, beans, Jackson's
	 * nodes and scalars. A string stays a string, also when it holds JSON.
	 * @param value the value or {@code null}
	 * @return a tree that shares nothing mutable with the value
	 * @throws IllegalArgumentException if the value holds a number that is not finite, or
	 * is nested more than 500 deep, as a value that contains itself is
	 * @throws tools.jackson.core.JacksonException if Jackson cannot write the value
	 */
	public static @Nullable Object of(@Nullable Object value) {
		return node(value, 0);
	}

	/**
	 * Read JSON.
	 * @param json one JSON value
	 * @return the tree
	 * @throws tools.jackson.core.JacksonException if the text is not JSON
	 */
	public static @Nullable Object parse(String json) {
		return node(Jackson.READER.readValue(json), 0);
	}

	/**
	 * Write JSON.
	 * @param tree a tree as {@link #of} returns it
	 * @return the JSON text on one line
	 */
	public static String write(@Nullable Object tree) {
		return Jackson.MAPPER.writeValueAsString(tree);
	}

	static @Nullable Object convert(@Nullable Object tree, Type type) {
		return Jackson.MAPPER.convertValue(tree, Jackson.MAPPER.constructType(type));
	}

	private static @Nullable Object node(@Nullable Object value, int depth) {
		if (depth > MAXIMUM_DEPTH) {
			throw new IllegalArgumentException("The value is nested more than " + MAXIMUM_DEPTH + " deep");
		}
		if (value == null || value instanceof String || value instanceof Boolean || value instanceof Number) {
			return (value instanceof Number number) ? number(number) : value;
		}
		if (value instanceof Map<?, ?> map) {
			return object(map, depth);
		}
		if (value instanceof Collection<?> collection) {
			return array(collection, depth);
		}
		// Arrays, records, beans, dates and Jackson's nodes become what their JSON text
		// reads as
		return (value instanceof Object[] array) ? array(Arrays.asList(array), depth) : parse(write(value));
	}

	private static Map<String, @Nullable Object> object(Map<?, ?> map, int depth) {
		Map<String, @Nullable Object> object = new LinkedHashMap<>(map.size() * 2);
		map.forEach((key, value) -> object.put(key(key), node(value, depth + 1)));
		return object;
	}

	private static String key(@Nullable Object key) {
		if (key instanceof String text) {
			return text;
		}
		if (key instanceof Number || key instanceof Boolean || key instanceof UUID || key instanceof Enum<?>) {
			return (key instanceof Enum<?> constant) ? constant.name() : key.toString();
		}
		throw new IllegalArgumentException("A JSON object needs keys that are text");
	}

	private static List<@Nullable Object> array(Collection<?> elements, int depth) {
		List<@Nullable Object> array = new ArrayList<>(elements.size());
		elements.forEach((element) -> array.add(node(element, depth + 1)));
		return array;
	}

	private static @Nullable Object number(Number number) {
		if (number instanceof Integer) {
			return number;
		}
		if (number instanceof Double || number instanceof Float) {
			if (!Double.isFinite(number.doubleValue())) {
				throw new IllegalArgumentException("JSON has no number " + number);
			}
			return decimal(new BigDecimal(number.toString()));
		}
		if (number instanceof BigDecimal value) {
			return decimal(value);
		}
		boolean whole = number instanceof Long || number instanceof Short || number instanceof Byte
				|| number instanceof BigInteger;
		return whole ? whole(new BigInteger(number.toString())) : parse(write(number));
	}

	private static Number whole(BigInteger number) {
		if (number.bitLength() < Integer.SIZE) {
			return number.intValue();
		}
		return (number.bitLength() < Long.SIZE) ? (Number) number.longValue() : number;
	}

	/**
	 * A number written with an exponent may be whole, and some databases write it so.
	 */
	private static Number decimal(BigDecimal number) {
		boolean whole = number.scale() <= 0 && number.precision() - (long) number.scale() <= MAXIMUM_DIGITS;
		if (whole) {
			return whole(number.toBigInteger());
		}
		double near = number.doubleValue();
		boolean same = Double.isFinite(near) && BigDecimal.valueOf(near).compareTo(number) == 0;
		return same ? (Number) near : number;
	}

	/**
	 * Loaded by the first value that needs it: a mapper takes longer to make than a
	 * hundred models.
	 */
	private static final class Jackson {

		private static final JsonMapper MAPPER = JsonMapper.builder().build();

		private static final ObjectReader READER = MAPPER.readerFor(Object.class)
			.with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

	}

}
