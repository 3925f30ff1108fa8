/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.time.Duration;

import io.dataflow.adapter.DatabaseUrl;
import io.dataflow.adapter.InvalidDatabaseUrlException;
import io.dataflow.adapter.InvalidPoolSettingsException;
import io.dataflow.adapter.PoolSettings;
import io.dataflow.adapter.UnsupportedDatabaseException;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PoolOptionsTests {

	private static final PoolSettings SETTINGS = PoolSettings.defaults().withStatementCacheSize(7);

	private static final PoolSettings PGBOUNCER = SETTINGS.withPgbouncer(true);

	@ParameterizedTest
	@CsvSource({ "postgresql://u@h/d,preparedStatementCacheQueries,7", "mysql://u@h/d,prepareCacheSize,7",
			"mysql://u@h/d,queryCacheSize,7", "mariadb://u@h/d,queryCacheSize,7",
			"sqlite:///tmp/x.db,statementCacheSize,7", "h2:mem:x,options,QUERY_CACHE_SIZE=7",
			"h2:mem:x;MODE=REGULAR,options,MODE=REGULAR", "h2:mem:x;MODE=REGULAR,options,QUERY_CACHE_SIZE=7",
			"postgresql://u@h/d?preparedStatementCacheQueries=3,preparedStatementCacheQueries,3",
			"mysql://u@h/d?queryCacheSize=3,queryCacheSize,3",
			"h2:mem:x;QUERY_CACHE_SIZE=3,options,QUERY_CACHE_SIZE=3" })
	void statementsAreKeptByTheOptionOfTheDriver(String url, String option, String value) {
		String found = String.valueOf(options(url, SETTINGS).getValue(Option.valueOf(option)));
		assertThat(found.split(";")).contains(value);
		assertThat(found).containsOnlyOnce(value.replaceFirst("=.*", ""));
	}

	@ParameterizedTest
	@ValueSource(strings = { "postgresql://u@h/d", "mysql://u@h/d", "mariadb://u@h/d" })
	void idleConnectionsToServersAreLookedAfter(String url) {
		assertThat(options(url, SETTINGS).getValue(Option.valueOf("tcpKeepAlive"))).isEqualTo(true);
		assertThat(options(url + "?tcpKeepAlive=false", SETTINGS).getValue(Option.valueOf("tcpKeepAlive")))
			.isEqualTo(false);
	}

	@ParameterizedTest
	@CsvSource({ "postgresql://u@h/d,30,PT5S", "mysql://u@h/d,30,PT5S", "mariadb://u@h/d,30,PT5S",
			"postgresql://u@h/d,4,PT2S", "'postgresql://u@h1,h2,h3,h4/d',30,PT2.5S",
			"postgresql://u@h/d?connect_timeout=7,30,PT7S", "mysql://u@h/d?connectTimeout=7,30,PT7S" })
	void hostsHaveALimitedTimeToAccept(String url, int acquireTimeout, Duration limit) {
		ConnectionFactoryOptions options = options(url,
				SETTINGS.withAcquireTimeout(Duration.ofSeconds(acquireTimeout)));
		assertThat(options.getValue(ConnectionFactoryOptions.CONNECT_TIMEOUT)).isEqualTo(limit);
	}

	@Test
	void behindPgbouncerNoStatementIsKept() {
		Option<Object> cache = Option.valueOf("preparedStatementCacheQueries");
		assertThat(options("postgresql://u@h/d", PGBOUNCER).getValue(cache)).isEqualTo(0);
		assertThat(options("postgresql://u@h/d?preparedStatementCacheQueries=5", PGBOUNCER).getValue(cache))
			.isEqualTo(5);
	}

	@ParameterizedTest
	@ValueSource(strings = { "statementTimeout=5", "lockWaitTimeout=5", "currentSchema=s", "schema=s",
			"options=-c%20geqo=off" })
	void behindPgbouncerSettingsOfTheSessionAreRefused(String parameter) {
		assertThatExceptionOfType(InvalidDatabaseUrlException.class)
			.isThrownBy(() -> options("postgresql://u@h/d?" + parameter, PGBOUNCER))
			.withMessageContaining(
					"'" + parameter.substring(0, parameter.indexOf('=')) + "' is a setting of the session")
			.satisfies((failure) -> assertThat(failure.code()).isEqualTo("DF-401"))
			.satisfies((failure) -> assertThat(failure.action()).contains("ALTER ROLE"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "mysql://u@h/d", "mariadb://u@h/d", "h2:mem:x", "sqlite::memory:" })
	void pgbouncerInFrontOfAnotherDatabaseIsRefused(String url) {
		assertThatExceptionOfType(InvalidPoolSettingsException.class).isThrownBy(() -> options(url, PGBOUNCER))
			.withMessageContaining("PgBouncer stands in front of PostgreSQL only");
	}

	@Test
	void mongodbHasNoDriver() {
		assertThatExceptionOfType(UnsupportedDatabaseException.class)
			.isThrownBy(() -> options("mongodb://h/d", SETTINGS));
	}

	private static ConnectionFactoryOptions options(String url, PoolSettings pool) {
		return R2dbcOptions.of(DatabaseUrl.parse(url), pool);
	}

}
