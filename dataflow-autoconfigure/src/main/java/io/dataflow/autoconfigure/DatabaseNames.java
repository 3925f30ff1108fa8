/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import io.dataflow.model.DataFlowModel;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * The names of databases beside the default one. Environment variables know neither upper
 * case nor hyphens, so that names are the same when they differ in nothing else.
 */
final class DatabaseNames {

	static final String DEFAULT = "default";

	/** Beside the default database, what its health consists of. */
	private static final List<String> RESERVED = List.of(DEFAULT, "database", "schema");

	private static final Pattern VALID = Pattern.compile("[A-Za-z][A-Za-z0-9-]*");

	private final Map<String, String> spelling = new LinkedHashMap<>();

	private DatabaseNames() {
	}

	/**
	 * Collect the names as entities spell them, else as the configuration does.
	 * @param configured the names in the configuration
	 * @param types the entity classes
	 * @throws InvalidPropertyException DF-401 when one is no name
	 */
	static DatabaseNames of(Collection<String> configured, Collection<Class<?>> types) {
		DatabaseNames names = new DatabaseNames();
		configured.forEach(DatabaseNames::check);
		configured.stream().filter((name) -> !name.equals(key(name))).forEach(names::add);
		configured.forEach(names::add);
		types.stream()
			.map(DatabaseNames::of)
			.filter((name) -> name != null && names.find(name) != null)
			.forEach((name) -> names.spelling.put(key(String.valueOf(name)), name));
		return names;
	}

	private static void check(String name) {
		if (!VALID.matcher(name).matches() || RESERVED.contains(key(name))) {
			throw InvalidPropertyException.of("dataflow.databases.<name>", name,
					"letters, digits and '-', beginning with a letter, and none of " + RESERVED);
		}
	}

	/**
	 * Return the name that an entity gives, or {@code null} when it is in the default
	 * database.
	 */
	static @Nullable String of(Class<?> type) {
		DataFlowModel model = type.getAnnotation(DataFlowModel.class);
		String name = (model != null) ? model.database() : "";
		return (name.isEmpty() || name.equals(DEFAULT)) ? null : name;
	}

	/**
	 * Return the name of the bean of an instance: {@code analyticsDataFlow},
	 * {@code myShopDataFlow}.
	 */
	static String bean(String name) {
		StringBuilder bean = new StringBuilder();
		for (String part : name.split("-+")) {
			bean.append((bean.isEmpty()) ? StringUtils.uncapitalize(part) : StringUtils.capitalize(part));
		}
		return bean + "DataFlow";
	}

	List<String> all() {
		return List.copyOf(this.spelling.values());
	}

	/**
	 * Return how a name is spelt here, or {@code null} when there is none like it.
	 */
	@Nullable String find(String name) {
		return this.spelling.get(key(name));
	}

	private void add(String name) {
		this.spelling.putIfAbsent(key(name), name);
	}

	private static String key(String name) {
		return name.replace("-", "").toLowerCase(Locale.ROOT);
	}

}
