/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import java.util.List;
import java.util.Map;

import io.dataflow.adapter.DatabaseKind;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
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

	private static final String DATA_SOURCE = "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration";

	private @Nullable Environment environment;

	@Override
	public void setEnvironment(Environment environment) {
		this.environment = environment;
	}

	@Override
	public boolean[] match(@Nullable String[] autoConfigurationClasses,
			AutoConfigurationMetadata autoConfigurationMetadata) {
		boolean[] matches = new boolean[autoConfigurationClasses.length];
		boolean mongodb = isMongodbWanted();
		boolean dataSource = isDataSourceWanted();
		for (int i = 0; i < matches.length; i++) {
			String name = autoConfigurationClasses[i];
			matches[i] = name == null || ((mongodb || MONGODB.stream().noneMatch(name::startsWith))
					&& (dataSource || !name.equals(DATA_SOURCE)));
		}
		return matches;
	}

	private boolean isMongodbWanted() {
		return !isUrlOfOther() || isSet("spring.mongodb") || isSet("spring.data.mongodb");
	}

	private boolean isDataSourceWanted() {
		return !isUrlOfOther() || isSet("spring.datasource");
	}

	private boolean isUrlOfOther() {
		if (this.environment == null) {
			return false;
		}
		ConfiguredDatabase database = ConfiguredDatabase.of(this.environment);
		return database.hasUrl() && database.kind() != DatabaseKind.MONGODB;
	}

	private boolean isSet(String prefix) {
		return this.environment != null && Binder.get(this.environment)
			.bind(prefix, Bindable.mapOf(String.class, Object.class))
			.map((properties) -> !((Map<?, ?>) properties).isEmpty())
			.orElse(false);
	}

}
