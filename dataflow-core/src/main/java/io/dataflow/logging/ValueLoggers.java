/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.logging;

import java.util.List;

/**
 * The loggers of drivers and libraries that print values of records, parameters or
 * headers when their level is {@code DEBUG} or finer. The auto-configuration keeps them
 * at {@code INFO} unless the application sets their levels; in plain Java that is up to
 * the configuration of the logging backend.
 *
 * @since 0.1.0
 */
public final class ValueLoggers {

	private static final List<String> NAMES = List.of("io.r2dbc.postgresql.PARAM", "io.r2dbc.postgresql.QUERY",
			"io.r2dbc.postgresql.client", "io.asyncer.r2dbc.mysql.QUERY", "io.asyncer.r2dbc.mysql.client",
			"io.r2dbc.h2.client", "org.mongodb.driver.protocol", "org.mongodb.driver.operation",
			"org.springframework.r2dbc.core", "reactor.core.publisher.Operators", "reactor.netty.http.client",
			"reactor.netty.channel", "org.springframework.web.reactive.function.client",
			"org.springframework.core.codec", "org.springframework.http.codec", "org.springframework.web.HttpLogging",
			"org.springframework.web.servlet.mvc.method.annotation");

	private ValueLoggers() {
	}

	/**
	 * Return the names, each of which stands for the loggers below it as well.
	 * @return the names of the loggers
	 */
	public static List<String> names() {
		return NAMES;
	}

}
