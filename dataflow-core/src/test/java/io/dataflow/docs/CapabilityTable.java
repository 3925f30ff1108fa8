/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.docs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.dataflow.adapter.Adapter;
import io.dataflow.adapter.AdapterProvider;
import io.dataflow.adapter.Capabilities;
import io.dataflow.adapter.Capability;
import io.dataflow.adapter.DatabaseKind;
import io.dataflow.adapter.DatabaseUrl;
import io.dataflow.adapter.PoolSettings;
import org.jspecify.annotations.Nullable;

/**
 * The table of what each database can do, from what the adapters declare. A kind of
 * database that has an adapter is a column.
 */
final class CapabilityTable {

	private static final List<DatabaseKind> KINDS = Arrays.stream(DatabaseKind.values())
		.filter((kind) -> provider(kind) != null)
		.toList();

	private static final Duration LIMIT = Duration.ofSeconds(5);

	private CapabilityTable() {
	}

	static String markdown() {
		List<Capabilities> columns = KINDS.stream().map(CapabilityTable::declared).toList();
		List<String> lines = new ArrayList<>();
		lines.add(line("|", KINDS, DatabaseKind::title));
		lines.add("|---".repeat(KINDS.size() + 1) + "|");
		for (Capability capability : Capability.values()) {
			lines.add(line("| " + capability.title(), columns, (column) -> cell(column, capability)));
		}
		return String.join("\n", lines);
	}

	private static <T> String line(String first, List<T> columns, Function<T, String> cell) {
		return columns.stream().map(cell).collect(Collectors.joining(" | ", first + " | ", " |"));
	}

	private static String cell(Capabilities column, Capability capability) {
		if (!column.has(capability)) {
			return "no";
		}
		String need = column.need(capability);
		return (need.isEmpty()) ? "yes" : "with " + need;
	}

	private static Capabilities declared(DatabaseKind kind) {
		String scheme = kind.title().toLowerCase(Locale.ROOT);
		String url = (kind.isServer()) ? scheme + "://user:password@localhost/none"
				: (kind == DatabaseKind.H2) ? "h2:mem:none" : ":memory:";
		Adapter adapter = Objects.requireNonNull(provider(kind)).open(DatabaseUrl.parse(url), PoolSettings.defaults());
		try {
			return adapter.capabilities();
		}
		finally {
			adapter.close().block(LIMIT);
		}
	}

	private static @Nullable AdapterProvider provider(DatabaseKind kind) {
		for (AdapterProvider provider : ServiceLoader.load(AdapterProvider.class)) {
			if (provider.supports(kind)) {
				return provider;
			}
		}
		return null;
	}

}
