/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.dataflow;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Makes up records and filters from a seed. Values come from small pools, so that filters
 * meet them. Texts have no characters beyond the Basic Multilingual Plane, which H2
 * orders differently.
 */
public final class RandomFilters {

	private static final List<String> TEXTS = List.of("", "a", "A", "ab", "a b", "a%b", "a_b", "\\", "é", "É", "ß", "z",
			"10", "9", "'", "\n", " a", "a ", "x'; --");

	private static final List<String> PATTERNS = List.of("%", "a%", "%b", "_", "a_b", "a\\_b", "%\\%%", "\\\\", "é%",
			"__%", "");

	private static final List<String> EXPRESSIONS = List.of("a", "^a", "b$", "^[a-z]+$", "\\d", "[^a]", "a|z", "^.$",
			"(?:a|é).?", "\\s", "^\\w*$", "%|_");

	private final SplittableRandom random;

	/**
	 * Begin with a seed.
	 * @param seed the seed
	 */
	public RandomFilters(long seed) {
		this.random = new SplittableRandom(seed);
	}

	/**
	 * Make up the fields of a sample.
	 * @param number the number of the sample
	 * @return values by columns
	 */
	public Map<String, @Nullable Object> sample(int number) {
		Map<String, @Nullable Object> sample = new LinkedHashMap<>();
		sample.put("id", "s" + number);
		for (String field : List.of("text", "whole", "big", "real", "flag", "amount", "moment", "day", "color")) {
			sample.put(field, maybe(() -> value(field)));
		}
		sample.put("document", maybe(this::document));
		sample.put("items", maybe(() -> List.of(scalar(), scalar(), Map.of("k", scalar()))));
		return sample;
	}

	/**
	 * Make up a filter of the filter language.
	 * @param depth how deep connectives may be nested
	 * @return the filter
	 */
	public Map<String, @Nullable Object> filter(int depth) {
		Map<String, @Nullable Object> filter = new LinkedHashMap<>();
		for (int i = this.random.nextInt(1, 3); i > 0; i--) {
			switch ((depth > 0) ? this.random.nextInt(8) : 0) {
				case 4 -> filter.put("$and", filters(depth - 1));
				case 5 -> filter.put("$or", filters(depth - 1));
				case 6 -> filter.put("$nor", filters(depth - 1));
				case 7 -> filter.put("$not", filter(depth - 1));
				default -> condition(filter);
			}
		}
		return filter;
	}

	/**
	 * Make up an order.
	 */
	List<String> order() {
		List<String> fields = new ArrayList<>(List.of("text", "whole", "real", "flag", "amount", "moment", "day"));
		List<String> order = new ArrayList<>();
		for (int i = this.random.nextInt(3); i > 0; i--) {
			String field = fields.remove(this.random.nextInt(fields.size()));
			order.add((this.random.nextBoolean()) ? field : "-" + field);
		}
		return order;
	}

	private List<Map<String, @Nullable Object>> filters(int depth) {
		return Stream.generate(() -> filter(depth)).limit(this.random.nextInt(4)).toList();
	}

	private void condition(Map<String, @Nullable Object> filter) {
		switch (this.random.nextInt(10)) {
			case 0, 1 -> filter.put("text", text());
			case 2 ->
				filter.put(pick(List.of("document.a", "document.b.0", "document.b", "items.1", "items.2.k")), json());
			case 3 -> filter.put("items", Map.of("$contains", pick(List.of(scalar(), Map.of("k", scalar())))));
			default -> {
				String field = pick(List.of("whole", "big", "real", "flag", "amount", "moment", "day", "color"));
				filter.put(field, operators(() -> value(field)));
			}
		}
	}

	private @Nullable Object text() {
		return switch (this.random.nextInt(5)) {
			case 0 -> Map.of("$like", pick(PATTERNS));
			case 1 -> Map.of("$ilike", pick(PATTERNS));
			case 2 -> Map.of("$regex", pick(EXPRESSIONS));
			case 3 -> Map.of("$contains", pick(TEXTS));
			default -> operators(() -> pick(TEXTS));
		};
	}

	private @Nullable Object json() {
		Supplier<Object> same = pick(List.<Supplier<Object>>of(() -> pick(TEXTS), () -> this.random.nextInt(-2, 12)));
		return operators(same);
	}

	private @Nullable Object operators(Supplier<Object> values) {
		return switch (this.random.nextInt(10)) {
			case 0 -> maybe(values);
			case 1 -> Map.of("$ne", values.get());
			case 2 -> Map.of("$gt", values.get(), "$lte", values.get());
			case 3 -> Map.of("$gte", values.get());
			case 4 -> Map.of("$lt", values.get());
			case 5 -> Map.of("$in", list(values));
			case 6 -> Map.of("$nin", list(values));
			case 7 -> Map.of("$between", List.of(values.get(), values.get()));
			case 8 -> Map.of(pick(List.of("$null", "$exists")), this.random.nextBoolean());
			default -> Map.of("$not", Map.of("$eq", values.get()));
		};
	}

	private List<@Nullable Object> list(Supplier<Object> values) {
		List<@Nullable Object> list = new ArrayList<>();
		for (int i = this.random.nextInt(4); i > 0; i--) {
			list.add(maybe(values));
		}
		return list;
	}

	private Object value(String field) {
		int number = this.random.nextInt(-3, 4);
		return switch (field) {
			case "text" -> pick(TEXTS);
			case "whole" -> number;
			case "big" -> number * 4_000_000_000L;
			case "real" -> number / 2.0;
			case "flag" -> number > 0;
			case "amount" -> new BigDecimal(number).movePointLeft(1);
			case "moment" -> Instant.parse("2024-02-29T23:59:59.999999Z").plusSeconds(number * 86_400L);
			case "day" -> LocalDate.of(2024, 2, 29).plusDays(number);
			default -> pick(List.of("RED", "GREEN", "BLUE"));
		};
	}

	private Map<String, @Nullable Object> document() {
		Map<String, @Nullable Object> document = new LinkedHashMap<>();
		document.put("a", maybe(this::scalar));
		document.put("b", pick(List.of(List.of(scalar(), scalar()), scalar())));
		return document;
	}

	private Object scalar() {
		return switch (this.random.nextInt(4)) {
			case 0 -> this.random.nextInt(-2, 12);
			case 1 -> this.random.nextBoolean();
			default -> pick(TEXTS);
		};
	}

	private @Nullable Object maybe(Supplier<? extends Object> value) {
		return (this.random.nextInt(4) == 0) ? null : value.get();
	}

	private <T> T pick(List<? extends T> pool) {
		return pool.get(this.random.nextInt(pool.size()));
	}

}
