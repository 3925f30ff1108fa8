/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import io.dataflow.adapter.DatabaseKind;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * Switches off what a database URL did not choose. Without this a MongoDB starter on the
 * class path looks for a server on localhost, for thirty seconds per health check, and a
 * JDBC driver brings a database in memory up.
 */
final class DatabaseImportFilter implements AutoConfigurationImportFilter, EnvironmentAware {

	private static final List<String> MONGODB = List.of("org.springframework.boot.mongodb.autoconfigure.",
			"org.springframework.boot.data.mongodb.autoconfigure.");

	private static final List<String> R2DBC = List.of("org.springframework.boot.r2dbc.autoconfigure.",
			"org.springframework.boot.data.r2dbc.autoconfigure.");

	private static final String DATA_SOURCE = "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration";

	private @Nullable Environment environment;

	@Override
	public void setEnvironment(Environment environment) {
		this.environment = environment;
	}

	@Override
	public boolean[] match(@Nullable String[] autoConfigurationClasses,
			AutoConfigurationMetadata autoConfigurationMetadata) {
		List<String> off = switchedOff();
		boolean[] matches = new boolean[autoConfigurationClasses.length];
		for (int i = 0; i < matches.length; i++) {
			String name = autoConfigurationClasses[i];
			matches[i] = name == null || off.stream().noneMatch(name::startsWith);
		}
		return matches;
	}

	private List<String> switchedOff() {
		List<String> off = new ArrayList<>();
		if (this.environment == null || !ConfiguredDatabase.of(this.environment).hasUrl()) {
			return off;
		}
		if (ConfiguredDatabase.of(this.environment).kind() == DatabaseKind.MONGODB) {
			off.addAll(isSet("spring.r2dbc") ? List.of() : R2DBC);
		}
		else if (!isSet("spring.mongodb") && !isSet("spring.data.mongodb")) {
			off.addAll(MONGODB);
		}
		off.addAll(isSet("spring.datasource") ? List.of() : List.of(DATA_SOURCE));
		return off;
	}

	/**
	 * Properties are looked for and not bound: binding them to a map would cost every
	 * start more than all else that DataFlow does before the first bean.
	 */
	private boolean isSet(String prefix) {
		if (this.environment == null) {
			return false;
		}
		ConfigurationPropertyName name = ConfigurationPropertyName.of(prefix);
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(this.environment)) {
			if (source.containsDescendantOf(name) == ConfigurationPropertyState.PRESENT) {
				return true;
			}
		}
		return false;
	}

}
