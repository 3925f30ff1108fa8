/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import io.dataflow.adapter.DatabaseKind;
import io.dataflow.adapter.DatabaseUrl;
import io.dataflow.error.DataFlowException;
import org.jspecify.annotations.Nullable;

import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * What the configuration says about the database, before any bean exists.
 *
 * @param url the text of {@code dataflow.database-url}, else of {@code DATABASE_URL}, or
 * {@code null} when neither is set
 * @param springUrl whether {@code spring.r2dbc.url} is set
 */
record ConfiguredDatabase(@Nullable String url, boolean springUrl) {

	static final String PROPERTY = "dataflow.database-url";

	static final String VARIABLE = "DATABASE_URL";

	static ConfiguredDatabase of(Environment environment) {
		String url = environment.getProperty(PROPERTY);
		if (url == null) {
			url = environment.getProperty(VARIABLE);
		}
		return new ConfiguredDatabase(url, StringUtils.hasText(environment.getProperty("spring.r2dbc.url")));
	}

	boolean hasUrl() {
		return this.url != null;
	}

	/**
	 * Tell whether DataFlow says where the database is: by a URL, or by choosing one in
	 * memory because nobody says anything.
	 */
	boolean isOurs() {
		return hasUrl() || !this.springUrl;
	}

	/**
	 * Return the kind of database, or {@code null} when {@code spring.r2dbc.url} says or
	 * the URL cannot be read. That error is raised where the URL becomes a bean.
	 */
	@Nullable DatabaseKind kind() {
		if (!hasUrl()) {
			return this.springUrl ? null : DatabaseKind.H2;
		}
		try {
			return DatabaseUrl.parse(this.url).kind();
		}
		catch (DataFlowException ex) {
			return null;
		}
	}

	@Override
	public String toString() {
		return "ConfiguredDatabase[" + kind() + "]";
	}

}
