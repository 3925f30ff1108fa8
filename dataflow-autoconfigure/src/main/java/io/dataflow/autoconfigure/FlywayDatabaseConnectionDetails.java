/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import io.dataflow.adapter.DatabaseKind;
import io.dataflow.adapter.DatabaseUrl;
import io.dataflow.adapter.InvalidDatabaseUrlException;
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
	 * @throws InvalidDatabaseUrlException DF-401 for SQLite in memory, which no second
	 * driver can reach
	 */
	static FlywayDatabaseConnectionDetails of(DatabaseUrl url) {
		if (url.kind() == DatabaseKind.SQLITE && url.isInMemory()) {
			throw new InvalidDatabaseUrlException(
					"Flyway has scripts to run, but it cannot reach a SQLite database in the memory of another driver.",
					"Use a file, for instance sqlite:///app.db, or set 'spring.flyway.enabled' to false.");
		}
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
