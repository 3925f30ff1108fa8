/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

import io.dataflow.autoconfigure.DataFlowProperties.Database;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;

/**
 * Reads what the configuration says about the databases beside the default one, also
 * before any bean exists.
 */
final class ConfiguredDatabases {

	static final ConfigurationPropertyName PREFIX = ConfigurationPropertyName.of(PropertyNames.DATABASES);

	private final Environment environment;

	ConfiguredDatabases(Environment environment) {
		this.environment = environment;
	}

	/**
	 * Return the names as they are written, in the order of the alphabet.
	 */
	Set<String> names() {
		Set<String> names = new TreeSet<>();
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(this.environment)) {
			if (source instanceof IterableConfigurationPropertySource iterable) {
				iterable.stream()
					.filter(PREFIX::isAncestorOf)
					.forEach((name) -> names.add(name.getElement(PREFIX.getNumberOfElements(), Form.ORIGINAL)));
			}
		}
		return names;
	}

	/**
	 * Return the properties of a database. What is not set below its name is taken from
	 * what the same property without the name is set to, wherever either is set.
	 */
	Database properties(String name) {
		ConfigurationPropertyName own = PREFIX.append(name.toLowerCase(Locale.ROOT));
		List<ConfigurationPropertySource> sources = new ArrayList<>();
		ConfigurationPropertySources.get(this.environment).forEach(sources::add);
		List<ConfigurationPropertySource> all = new ArrayList<>(sources);
		sources.forEach((source) -> all.add((property) -> ofDefault(source, own, property)));
		return new Binder(all, new PropertySourcesPlaceholdersResolver(this.environment)).bindOrCreate(own.toString(),
				Bindable.of(Database.class));
	}

	private static @Nullable ConfigurationProperty ofDefault(ConfigurationPropertySource source,
			ConfigurationPropertyName own, ConfigurationPropertyName property) {
		if (!own.isAncestorOf(property)) {
			return null;
		}
		ConfigurationPropertyName rest = property.subName(own.getNumberOfElements());
		return source.getConfigurationProperty(ConfigurationPropertyName.of(PropertyNames.PREFIX).append(rest));
	}

}
