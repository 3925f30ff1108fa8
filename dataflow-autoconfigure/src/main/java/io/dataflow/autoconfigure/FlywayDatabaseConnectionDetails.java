/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import io.dataflow.adapter.DatabaseUrl;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.util.ClassUtils;

/**
 * Gives Flyway the URL of DataFlow. That they are also details for JDBC is what makes
 * Spring Boot start Flyway without a {@code DataSource}.
 */
final class FlywayDatabaseConnectionDetails implements FlywayConnectionDetails, JdbcConnectionDetails {

	private final DatabaseUrl url;

	private final String jdbcUrl;

	private FlywayDatabaseConnectionDetails(DatabaseUrl url, String jdbcUrl) {
		this.url = url;
		this.jdbcUrl = jdbcUrl;
	}

	/**
	 * Create the details of a database that has a JDBC URL.
	 * @throws MissingDriverException DF-401 when the JDBC driver is missing
	 */
	static FlywayDatabaseConnectionDetails of(DatabaseUrl url) {
		String jdbcUrl = url.jdbcUrl().orElseThrow();
		String driver = DatabaseDriver.fromJdbcUrl(jdbcUrl).getDriverClassName();
		if (driver != null && !ClassUtils.isPresent(driver, FlywayDatabaseConnectionDetails.class.getClassLoader())) {
			throw MissingDriverException.jdbc(url.kind(), driver);
		}
		return new FlywayDatabaseConnectionDetails(url, jdbcUrl);
	}

	@Override
	public @Nullable String getUsername() {
		return this.url.username().orElse(null);
	}

	@Override
	public @Nullable String getPassword() {
		return this.url.password().orElse(null);
	}

	@Override
	public String getJdbcUrl() {
		return this.jdbcUrl;
	}

	@Override
	public @Nullable String getDriverClassName() {
		return DatabaseDriver.fromJdbcUrl(this.jdbcUrl).getDriverClassName();
	}

}
