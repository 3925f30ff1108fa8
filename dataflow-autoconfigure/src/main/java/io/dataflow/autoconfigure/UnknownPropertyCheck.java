/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.origin.Origin;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Refuses to start with a property below {@code dataflow} that does not exist, since a
 * misspelt one would silently have no effect. Environment variables are left alone: many
 * have names that begin like this by chance.
 */
final class UnknownPropertyCheck implements BeanFactoryPostProcessor {

	private static final ConfigurationPropertyName PREFIX = ConfigurationPropertyName.of(PropertyNames.PREFIX);

	private final Environment environment;

	UnknownPropertyCheck(Environment environment) {
		this.environment = environment;
	}

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
		List<String> valid = valid();
		Set<ConfigurationPropertyName> known = valid.stream()
			.map((name) -> ConfigurationPropertyName.adapt(name, '.'))
			.collect(Collectors.toSet());
		Map<String, String> unknown = new LinkedHashMap<>();
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(this.environment)) {
			if (source instanceof IterableConfigurationPropertySource iterable && !isSystemEnvironment(source)) {
				iterable.stream()
					.filter((name) -> PREFIX.isAncestorOf(name) && !known.contains(withoutIndex(name)))
					.forEach((name) -> unknown.putIfAbsent(name.toString(), origin(source, name)));
			}
		}
		if (!unknown.isEmpty()) {
			throw new UnknownPropertyException(unknown, valid);
		}
	}

	/**
	 * Return the properties that exist, those of the databases that have any among them.
	 */
	private List<String> valid() {
		List<String> valid = new ArrayList<>(PropertyNames.all());
		valid.remove(PropertyNames.DATABASES);
		Set<String> databases = new ConfiguredDatabases(this.environment).names();
		databases.forEach((name) -> valid.addAll(PropertyNames.ofDatabase(name)));
		if (databases.isEmpty()) {
			valid.addAll(PropertyNames.ofDatabase("<name>"));
		}
		return valid;
	}

	/**
	 * Return the name of the list that an item belongs to.
	 */
	private static ConfigurationPropertyName withoutIndex(ConfigurationPropertyName name) {
		return (name.isLastElementIndexed()) ? name.getParent() : name;
	}

	private static boolean isSystemEnvironment(ConfigurationPropertySource source) {
		return source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource;
	}

	private static String origin(ConfigurationPropertySource source, ConfigurationPropertyName name) {
		ConfigurationProperty property = source.getConfigurationProperty(name);
		Origin origin = (property != null) ? property.getOrigin() : null;
		if (origin != null) {
			return origin.toString();
		}
		return (source.getUnderlyingSource() instanceof PropertySource<?> underlying) ? underlying.getName()
				: "unknown source";
	}

}
