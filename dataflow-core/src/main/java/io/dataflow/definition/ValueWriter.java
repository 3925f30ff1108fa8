/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.definition;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Turns a value into maps, lists, texts, booleans, numbers and {@link Tagged} values.
 */
final class ValueWriter {

	/** How long the keys of a JSON map may be that the parser of YAML reads. */
	static final int LONGEST_KEY = 150;

	/** How deep values may be nested, so that the definition around them can be read. */
	static final int DEEPEST = 40;

	private final String place;

	private int depth;

	private ValueWriter(String place) {
		this.place = place;
	}

	/**
	 * Return what is written for a value.
	 * @throws UnsupportedValueException DF-102 when it cannot be expressed
	 */
	static @Nullable Object write(@Nullable Object value, String place) {
		return new ValueWriter(place).write(value);
	}

	private @Nullable Object write(@Nullable Object value) {
		if (value == null || value instanceof Boolean || value instanceof String) {
			return value;
		}
		if (value instanceof Enum<?> constant) {
			return constant.name();
		}
		if (value instanceof Map<?, ?> || value instanceof List<?>) {
			return nested(value);
		}
		if (isPlainNumber(value)) {
			return value;
		}
		return ValueTag.find(value.getClass())
			.map((tag) -> new Tagged(tag.tag(), ValueTag.format(value)))
			.orElseThrow(() -> UnsupportedValueException.value(this.place, value.getClass()));
	}

	private Object nested(Object value) {
		if (++this.depth > DEEPEST) {
			throw UnsupportedValueException.depth(this.place);
		}
		Object written = (value instanceof Map<?, ?> map) ? map(map) : list((List<?>) value);
		this.depth--;
		return written;
	}

	private List<@Nullable Object> list(List<?> list) {
		List<@Nullable Object> written = new ArrayList<>();
		list.forEach((item) -> written.add(write(item)));
		return written;
	}

	private Map<String, @Nullable Object> map(Map<?, ?> map) {
		Map<String, @Nullable Object> written = new LinkedHashMap<>();
		map.forEach((key, value) -> written.put(key(key), write(value)));
		if (written.size() == 1 && ValueTag.isMark(written.keySet().iterator().next())) {
			Map<String, @Nullable Object> marked = new LinkedHashMap<>();
			marked.put("$" + ValueTag.MAP, written);
			return marked;
		}
		return written;
	}

	private String key(@Nullable Object key) {
		if (!(key instanceof String text)) {
			throw UnsupportedValueException.key(this.place, "the key '" + key + "', which is no text");
		}
		if (text.length() > LONGEST_KEY) {
			throw UnsupportedValueException.key(this.place, "a key of " + text.length() + " characters");
		}
		return text;
	}

	/**
	 * Return whether a number without a mark is read as one of the same type.
	 */
	private static boolean isPlainNumber(Object value) {
		if (value instanceof Integer) {
			return true;
		}
		if (value instanceof Double number) {
			return Double.isFinite(number);
		}
		if (value instanceof Long number) {
			return number != number.intValue();
		}
		return value instanceof BigInteger number && number.bitLength() >= Long.SIZE && number.bitLength() < 3000;
	}

	/**
	 * A value that needs a mark.
	 *
	 * @param tag the name of the mark
	 * @param text the value
	 */
	record Tagged(String tag, String text) {

	}

}
