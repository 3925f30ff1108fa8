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
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.Tuple;
import net.jqwik.api.sessions.JqwikSession;
import org.jspecify.annotations.Nullable;

/**
 * Makes up records and filters. Values come from small pools, so that filters meet them.
 * Texts have no characters beyond the Basic Multilingual Plane, which H2 orders
 * differently.
 */
public final class RandomFilters {

	private static final int GENERATOR_SIZE = 1000;

	private static final double NULLS = 0.25;

	private static final List<String> FIELDS = List.of("text", "whole", "big", "real", "flag", "amount", "moment",
			"day", "color");

	private static final Arbitrary<String> TEXTS = Arbitraries.of("", "a", "A", "ab", "a b", "a%b", "a_b", "\\", "é",
			"É", "ß", "z", "10", "9", "'", "\n", " a", "a ", "x'; --");

	private static final Arbitrary<String> PATTERNS = Arbitraries.of("", "_", "%", "a%", "%b", "a_b", "a\\_b", "%\\%%",
			"\\\\", "é%", "__%");

	private static final Arbitrary<String> EXPRESSIONS = Arbitraries.of("a", "^a", "b$", "^[a-z]+$", "\\d", "[^a]",
			"a|z", "^.$", "(?:a|é).?", "\\s", "^\\w*$", "%|_");

	private RandomFilters() {
	}

	/**
	 * Check something for made-up records and for each of many made-up values. The values
	 * that it fails for are made as simple as it still fails for. It is not done again
	 * for the simplest, so that a failure that does not come back counts too.
	 * @param <T> the values
	 * @param seed what the records and values depend on
	 * @param records how many records there are
	 * @param values the values
	 * @param tries how many of them there are
	 * @param store takes the records
	 * @param check takes a value and throws if it is not as it should be
	 */
	public static <T> void check(long seed, int records, Arbitrary<T> values, int tries,
			Consumer<List<Map<String, @Nullable Object>>> store, Consumer<T> check) {
		JqwikSession.run(() -> {
			Random random = new Random(seed);
			store.accept(samples(records).generator(GENERATOR_SIZE).next(random).value());
			RandomGenerator<T> generator = values.generator(GENERATOR_SIZE, true);
			for (int i = 0; i < tries; i++) {
				Failure.of(check, generator.next(random)).ifPresent((failure) -> {
					Failure<T> simplest = failure.simplest(check);
					throw new AssertionError("seed " + seed + ", " + simplest.value().value(), simplest.error());
				});
			}
		});
	}

	/**
	 * Make up the fields of samples.
	 */
	private static Arbitrary<List<Map<String, @Nullable Object>>> samples(int count) {
		List<Arbitrary<Object>> values = new ArrayList<>();
		FIELDS.forEach((field) -> values.add(maybe(value(field))));
		values.add(maybe(document()));
		values.add(maybe(Combinators.combine(scalar(), scalar(), scalar())
			.as((first, second, third) -> List.of(first, second, Map.of("k", third)))));
		return Combinators.combine(values).as((list) -> list).list().ofSize(count).map(RandomFilters::samples);
	}

	private static List<Map<String, @Nullable Object>> samples(List<List<Object>> values) {
		List<Map<String, @Nullable Object>> samples = new ArrayList<>();
		for (List<Object> one : values) {
			Map<String, @Nullable Object> sample = new LinkedHashMap<>();
			sample.put("id", "s" + samples.size());
			for (int i = 0; i < FIELDS.size(); i++) {
				sample.put(FIELDS.get(i), one.get(i));
			}
			sample.put("document", one.get(FIELDS.size()));
			sample.put("items", one.get(FIELDS.size() + 1));
			samples.add(sample);
		}
		return samples;
	}

	/**
	 * Make up filters of the filter language, and orders.
	 * @param depth how deep connectives may be nested
	 * @return filters with orders
	 */
	public static Arbitrary<Selection> selections(int depth) {
		List<String> fields = List.of("text", "whole", "real", "flag", "amount", "moment", "day");
		Arbitrary<String> order = Combinators.combine(Arbitraries.of(fields), Arbitraries.of("", "-"))
			.as((field, direction) -> direction + field);
		Arbitrary<List<String>> orders = order.list().ofMaxSize(2).uniqueElements((one) -> one.replace("-", ""));
		return Combinators.combine(filters(depth), orders).as(Selection::new);
	}

	private static Arbitrary<Map<String, @Nullable Object>> filters(int depth) {
		return entries(depth).list().ofMinSize(1).ofMaxSize(2).map((entries) -> {
			Map<String, @Nullable Object> filter = new LinkedHashMap<>();
			entries.forEach((entry) -> filter.put(entry.get1(), entry.get2()));
			return filter;
		});
	}

	private static Arbitrary<Tuple.Tuple2<String, Object>> entries(int depth) {
		if (depth == 0) {
			return conditions();
		}
		Arbitrary<Map<String, @Nullable Object>> inner = filters(depth - 1);
		Arbitrary<Tuple.Tuple2<String, Object>> connectives = Combinators
			.combine(Arbitraries.of("$and", "$or", "$nor"), inner.list().ofMaxSize(3))
			.as(Tuple::of);
		return Arbitraries.frequencyOf(Tuple.of(4, conditions()), Tuple.of(3, connectives),
				Tuple.of(1, inner.map((filter) -> Tuple.of("$not", filter))));
	}

	private static Arbitrary<Tuple.Tuple2<String, Object>> conditions() {
		Arbitrary<Object> contained = Arbitraries.oneOf(scalar(), scalar().map((value) -> Map.of("k", value)));
		Arbitrary<Tuple.Tuple2<String, Object>> ofField = Arbitraries.of(FIELDS.subList(1, FIELDS.size()))
			.flatMap((field) -> operators(value(field)).map((value) -> Tuple.of(field, value)));
		return Arbitraries.frequencyOf(Tuple.of(2, texts().map((value) -> Tuple.of("text", value))),
				Tuple.of(1, json()),
				Tuple.of(1, contained.map((value) -> Tuple.of("items", Map.of("$contains", value)))),
				Tuple.of(6, ofField));
	}

	private static Arbitrary<Object> texts() {
		return Arbitraries.oneOf(PATTERNS.map((value) -> Map.of("$like", value)),
				PATTERNS.map((value) -> Map.of("$ilike", value)), EXPRESSIONS.map((value) -> Map.of("$regex", value)),
				TEXTS.map((value) -> Map.of("$contains", value)), operators(TEXTS.asGeneric()));
	}

	private static Arbitrary<Tuple.Tuple2<String, Object>> json() {
		Arbitrary<String> paths = Arbitraries.of("document.a", "document.b.0", "document.b", "items.1", "items.2.k");
		return Combinators.combine(paths, Arbitraries.oneOf(operators(TEXTS.asGeneric()), operators(numbers())))
			.as(Tuple::of);
	}

	private static Arbitrary<Object> operators(Arbitrary<Object> values) {
		Arbitrary<List<Object>> list = maybe(values).list().ofMaxSize(3);
		return Arbitraries.oneOf(maybe(values), values.map((value) -> Map.of("$ne", value)),
				Combinators.combine(values, values).as((low, high) -> Map.of("$gt", low, "$lte", high)),
				values.map((value) -> Map.of("$gte", value)), values.map((value) -> Map.of("$lt", value)),
				list.map((some) -> Map.of("$in", some)), list.map((some) -> Map.of("$nin", some)),
				Combinators.combine(values, values).as((low, high) -> Map.of("$between", List.of(low, high))),
				Combinators.combine(Arbitraries.of("$null", "$exists"), Arbitraries.of(true, false)).as(Map::of),
				values.map((value) -> Map.of("$not", Map.of("$eq", value))));
	}

	private static Arbitrary<Object> value(String field) {
		Arbitrary<Integer> number = Arbitraries.integers().between(-3, 3);
		return switch (field) {
			case "text" -> TEXTS.asGeneric();
			case "whole" -> number.asGeneric();
			case "big" -> number.map((value) -> value * 4_000_000_000L);
			case "real" -> number.map((value) -> value / 2.0);
			case "flag" -> number.map((value) -> value > 0);
			case "amount" -> number.map((value) -> new BigDecimal(value).movePointLeft(1));
			case "moment" ->
				number.map((value) -> Instant.parse("2024-02-29T23:59:59.999999Z").plusSeconds(value * 86_400L));
			case "day" -> number.map((value) -> LocalDate.of(2024, 2, 29).plusDays(value));
			default -> Arbitraries.of("RED", "GREEN", "BLUE");
		};
	}

	private static Arbitrary<Object> document() {
		Arbitrary<Object> list = Combinators.combine(scalar(), scalar()).as((first, second) -> List.of(first, second));
		return Combinators.combine(maybe(scalar()), Arbitraries.oneOf(list, scalar())).as((a, b) -> {
			Map<String, @Nullable Object> document = new LinkedHashMap<>();
			document.put("a", a);
			document.put("b", b);
			return document;
		});
	}

	private static Arbitrary<Object> scalar() {
		return Arbitraries.frequencyOf(Tuple.of(1, numbers()), Tuple.of(1, Arbitraries.of(true, false)),
				Tuple.of(2, TEXTS.asGeneric()));
	}

	private static Arbitrary<Object> numbers() {
		return Arbitraries.integers().between(-2, 11).asGeneric();
	}

	private static Arbitrary<Object> maybe(Arbitrary<Object> values) {
		return values.injectNull(NULLS);
	}

	/**
	 * What is selected, and in which order.
	 *
	 * @param filter a filter of the filter language
	 * @param order the fields of the order, with a minus where it descends
	 */
	public record Selection(Map<String, @Nullable Object> filter, List<String> order) {

	}

	/**
	 * A value that a check failed for.
	 *
	 * @param <T> the value
	 * @param value the value
	 * @param error what the check threw
	 */
	private record Failure<T>(Shrinkable<T> value, Throwable error) {

		static <T> Optional<Failure<T>> of(Consumer<T> check, Shrinkable<T> value) {
			try {
				check.accept(value.value());
				return Optional.empty();
			}
			catch (AssertionError | RuntimeException ex) {
				return Optional.of(new Failure<>(value, ex));
			}
		}

		Failure<T> simplest(Consumer<T> check) {
			return this.value.shrink()
				.flatMap((simpler) -> of(check, simpler).stream())
				.findFirst()
				.map((failure) -> failure.simplest(check))
				.orElse(this);
		}

	}

}
