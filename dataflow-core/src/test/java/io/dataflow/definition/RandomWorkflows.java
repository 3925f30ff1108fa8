/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.definition;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;

import io.dataflow.transaction.IsolationLevel;
import io.dataflow.transaction.TransactionSettings;
import io.dataflow.workflow.CycleBuilder;
import io.dataflow.workflow.NodeSettings;
import io.dataflow.workflow.Port;
import io.dataflow.workflow.RetryPolicy;
import io.dataflow.workflow.ScopeBuilder;
import io.dataflow.workflow.Workflow;
import io.dataflow.workflow.WorkflowBuilder;

/**
 * Makes workflows of all shapes from a seed.
 */
final class RandomWorkflows {

	private static final List<String> TEXTS = List.of("", " ", "a", "true", "No", "on", "null", "~", "1", "-1.5",
			"0x1F", "1e5", ".inf", "2026-01-01", "{{ inputs.a }}", "{{ now }}", "\\{{ x }}", "a: b", "a #b", "- a",
			"# c", "*a", "&a", "!a", "%a", "@a", "`a", "'a'", "\"a\"", "a\nb", "a\nb\n", "a\n\nb", " a\nb ", "\n",
			"a\n\n", "a\tb", "a\rb", "😀", "é\u0085\u2028\uFEFF", "\u0000\u001F\u007F", "\uD800", "\uDC00a", "---",
			"...", "? a", "[a]", "{a}", "a, b", "$decimal", "C:\\dir", "a -> b", "{\"a\": 1}", "<<", "=", "日本語",
			"x".repeat(300));

	private static final List<String> KEYS = List.of("a", "b", "name", "filter", "$gt", "$in", "$decimal", "$map",
			"true", "1", "", "a b", "é", "a: b", "null", "😀", "on", "#", "a\nb");

	private final Random random;

	private final List<String> ids = new ArrayList<>();

	private int groups;

	RandomWorkflows(long seed) {
		this.random = new Random(seed);
	}

	Workflow next() {
		WorkflowBuilder builder = Workflow.builder(oneOf("w", "check out", "Café 😀", "true", "42", text() + "x"))
			.description(text());
		for (int i = this.random.nextInt(4); i > 0; i--) {
			builder.input(input("input" + i));
		}
		addNode(builder::addNode);
		for (int i = this.random.nextInt(4); i > 0; i--) {
			step(builder);
		}
		connect(builder);
		return builder.build();
	}

	private void step(WorkflowBuilder builder) {
		switch (this.random.nextInt(3)) {
			case 0 -> addNode(builder::addNode);
			case 1 -> builder.transaction(groupId(), settings(), (scope) -> fill(scope, 0));
			default -> builder.cycle(groupId(), (cycle) -> fill(cycle, 0));
		}
	}

	private void fill(ScopeBuilder scope, int depth) {
		addNode(scope::addNode);
		if (this.random.nextInt(4) == 0) {
			scope.database(oneOf("analytics", "my-shop", "true", "42", "a: b"));
		}
		if (depth < 3 && this.random.nextInt(3) == 0) {
			scope.transaction(groupId(), (inner) -> fill(inner, depth + 1));
		}
		if (depth < 3 && this.random.nextInt(3) == 0) {
			scope.cycle(groupId(), (inner) -> fill(inner, depth + 1));
		}
		if (this.random.nextBoolean()) {
			addNode(scope::addNode);
		}
	}

	private void fill(CycleBuilder cycle, int depth) {
		if (depth < 3 && this.random.nextInt(3) == 0) {
			cycle.transaction(groupId(), (inner) -> fill(inner, depth + 1));
		}
		String id = addNode(cycle::addNode);
		cycle.feedback(id, oneOf("value", "a.0.b", "out put"), id, oneOf("value", "filter.id"));
		switch (this.random.nextInt(3)) {
			case 0 -> cycle.maxIterations(1 + this.random.nextInt(100));
			case 1 -> cycle.convergeWhen(oneOf("value >= 6", "a == 'b: c'", "true")).timeout(duration());
			default -> cycle.timeout(duration());
		}
	}

	private String groupId() {
		return "g" + this.groups++;
	}

	private String addNode(NodeAdder adder) {
		String id = oneOf("n", "yes", "null", "node-", "_x") + this.ids.size();
		this.ids.add(id);
		adder.addNode(oneOf("UserCreateNode", "A b", "true", "7"), id, map(0), nodeSettings());
		return id;
	}

	private void connect(WorkflowBuilder builder) {
		for (int to = 1; to < this.ids.size(); to++) {
			if (this.random.nextBoolean()) {
				builder.addConnection(this.ids.get(this.random.nextInt(to)),
						oneOf("id", "result", "records.0.id", "odd name", "a->b", " x"), this.ids.get(to),
						oneOf("id", "filter.id", "data.a b", "x "));
			}
		}
	}

	private NodeSettings nodeSettings() {
		NodeSettings settings = NodeSettings.NONE.continueOnError(this.random.nextInt(3) == 0);
		if (this.random.nextInt(3) == 0) {
			settings = settings.timeout(duration());
		}
		if (this.random.nextInt(3) == 0) {
			settings = settings.retry(new RetryPolicy(2 + this.random.nextInt(9),
					oneOf(Duration.ZERO, Duration.ofMillis(100), duration()),
					oneOf(1.0, 2.0, 1.5, 1e300, Double.POSITIVE_INFINITY), oneOf(Duration.ofSeconds(5), duration())));
		}
		return settings;
	}

	private TransactionSettings settings() {
		return new TransactionSettings(oneOf(null, IsolationLevel.SERIALIZABLE, IsolationLevel.READ_COMMITTED),
				oneOf(null, Duration.ofSeconds(30), Duration.ofDays(365)), this.random.nextBoolean());
	}

	private Duration duration() {
		return oneOf(Duration.ofSeconds(1), Duration.ofMillis(1500), Duration.ofMinutes(90), Duration.ofDays(2),
				Duration.ofNanos(1), Duration.ofSeconds(59, 999_999_999), Duration.ofSeconds(Long.MAX_VALUE));
	}

	private Port input(String name) {
		Port port = oneOf(Port.required(name, String.class), Port.optional(name, Long.class).withDefault(10L),
				Port.optional(name, Integer.class).withDefault(10), Port.optional(name, Number.class),
				Port.optional(name, BigDecimal.class).withDefault(new BigDecimal("1.10")),
				Port.optional(name, Object.class).withDefault(map(0)), Port.optional(name, byte[].class),
				Port.required(name, Map.class).withEntries(), Port.optional(name, List.class).withText(),
				Port.optional(name, Instant.class).withAliases("at " + name, "on"));
		return oneOf(port, port.withDescription(text()), port.asSensitive());
	}

	private Map<String, Object> map(int depth) {
		Map<String, Object> map = new LinkedHashMap<>();
		for (int i = this.random.nextInt(4); i > 0; i--) {
			map.put(KEYS.get(this.random.nextInt(KEYS.size())), value(depth + 1));
		}
		return map;
	}

	private Object value(int depth) {
		int kind = this.random.nextInt((depth < 4) ? 5 : 3);
		return switch (kind) {
			case 0 -> text();
			case 1, 2 -> scalar();
			case 3 -> map(depth);
			default -> list(depth);
		};
	}

	private List<Object> list(int depth) {
		List<Object> list = new ArrayList<>();
		for (int i = this.random.nextInt(4); i > 0; i--) {
			list.add(value(depth + 1));
		}
		return list;
	}

	private String text() {
		String text = TEXTS.get(this.random.nextInt(TEXTS.size()));
		return (this.random.nextInt(4) == 0) ? text + TEXTS.get(this.random.nextInt(TEXTS.size())) : text;
	}

	private Object scalar() {
		List<Supplier<Object>> kinds = List.of(() -> null, this.random::nextBoolean, this.random::nextInt,
				this.random::nextLong, () -> (long) this.random.nextInt(), this.random::nextDouble,
				() -> oneOf(1.0, -0.0, 1e300, Double.MIN_VALUE, Double.NaN, Double.NEGATIVE_INFINITY),
				this.random::nextFloat, () -> (short) this.random.nextInt(), () -> (byte) this.random.nextInt(),
				() -> new BigDecimal(BigInteger.valueOf(this.random.nextLong()), this.random.nextInt(60) - 30),
				() -> oneOf(BigInteger.TEN, new BigInteger(200, this.random), new BigInteger(3100, this.random)),
				() -> Instant.ofEpochSecond(this.random.nextInt(), this.random.nextInt(1_000_000_000)),
				() -> LocalDate.ofEpochDay(this.random.nextInt(4_000_000) - 2_000_000),
				() -> LocalDateTime.ofEpochSecond(this.random.nextInt(), this.random.nextInt(1000), ZoneOffset.UTC),
				() -> OffsetDateTime.ofInstant(Instant.ofEpochSecond(this.random.nextInt()),
						ZoneOffset.ofHoursMinutes(5, 30)),
				() -> LocalTime.ofNanoOfDay(this.random.nextInt(1_000_000_000) * 80_000L), this::duration,
				() -> new UUID(this.random.nextLong(), this.random.nextLong()), () -> {
					byte[] bytes = new byte[this.random.nextInt(40)];
					this.random.nextBytes(bytes);
					return bytes;
				});
		return kinds.get(this.random.nextInt(kinds.size())).get();
	}

	@SafeVarargs
	private <T> T oneOf(T... values) {
		return values[this.random.nextInt(values.length)];
	}

	/**
	 * The method of the three builders that adds a node.
	 */
	private interface NodeAdder {

		void addNode(String type, String id, Map<String, Object> parameters, NodeSettings settings);

	}

}
