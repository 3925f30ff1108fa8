/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import io.dataflow.adapter.sqlite.SqliteConnectionFactoryProvider;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.test.StepVerifier;

import io.dataflow.adapter.DatabaseUrl;
import io.dataflow.adapter.InvalidDatabaseUrlException;
import io.dataflow.adapter.UnsupportedDatabaseException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

class R2dbcOptionsTests {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	@Test
	void partsOfAPostgresqlUrlAreOptions() {
		ConnectionFactoryOptions options = options("postgresql://app:p%40ss@db.example.com:6000/shop");
		assertThat(options.getValue(ConnectionFactoryOptions.DRIVER)).isEqualTo("postgresql");
		assertThat(options.getValue(ConnectionFactoryOptions.HOST)).isEqualTo("db.example.com");
		assertThat(options.getValue(ConnectionFactoryOptions.PORT)).isEqualTo(6000);
		assertThat(options.getValue(ConnectionFactoryOptions.DATABASE)).isEqualTo("shop");
		assertThat(options.getValue(ConnectionFactoryOptions.USER)).isEqualTo("app");
		assertThat(options.getValue(ConnectionFactoryOptions.PASSWORD)).isEqualTo("p@ss");
	}

	@ParameterizedTest
	@CsvSource({ "sslmode=require,sslMode,require", "sslMode=VERIFY-FULL,sslMode,verify-full",
			"sslrootcert=/a.pem,sslRootCert,/a.pem", "sslcert=/b.pem,sslCert,/b.pem", "sslkey=/c.pem,sslKey,/c.pem",
			"sslpassword=x,sslPassword,x", "application_name=shop,applicationName,shop",
			"currentSchema=s,currentSchema,s", "schema=s,schema,s",
			"targetServerType=prefersecondary,targetServerType," + "preferSecondary" })
	void textsOfPostgresqlAreOptions(String parameter, String option, String expected) {
		assertThat(options("postgresql://u@h/d?" + parameter).getValue(Option.valueOf(option))).isEqualTo(expected);
	}

	@Test
	void otherTypesOfPostgresqlAreConverted() {
		ConnectionFactoryOptions options = options("postgresql://u@h/d?connect_timeout=3&statement_timeout=500"
				+ "&fetchSize=7&tcp_keep_alive=on&ssl=false");
		assertThat(options.getValue(ConnectionFactoryOptions.CONNECT_TIMEOUT)).isEqualTo(Duration.ofSeconds(3));
		assertThat(options.getValue(Option.valueOf("statementTimeout"))).isEqualTo(Duration.ofMillis(500));
		assertThat(options.getValue(Option.valueOf("fetchSize"))).isEqualTo(7);
		assertThat(options.getValue(Option.valueOf("tcpKeepAlive"))).isEqualTo(true);
		assertThat(options.getValue(ConnectionFactoryOptions.SSL)).isEqualTo(false);
	}

	@ParameterizedTest
	@ValueSource(strings = { "-c work_mem=8MB -c geqo=off", "-cwork_mem=8MB --geqo=off", "work_mem=8MB;geqo=off" })
	void settingsOfTheServerAreAMap(String settings) {
		String url = "postgresql://u@h/d?options=" + settings.replace(" ", "%20");
		assertThat(options(url).getValue(Option.valueOf("options")))
			.isEqualTo(Map.of("work_mem", "8MB", "geqo", "off"));
	}

	@Test
	void severalHostsOfPostgresqlAreTriedInTurn() {
		ConnectionFactoryOptions options = options("postgresql://u:p@a:1,b/db");
		assertThat(options.getValue(ConnectionFactoryOptions.PROTOCOL)).isEqualTo("failover");
		assertThat(options.getValue(ConnectionFactoryOptions.HOST)).isEqualTo("a:1,b:5432");
		assertThatNoException().isThrownBy(() -> ConnectionFactories.get(options));
	}

	@Test
	void severalHostsMayNotBeOfIpVersion6() {
		assertThatExceptionOfType(InvalidDatabaseUrlException.class)
			.isThrownBy(() -> options("postgresql://u:p@a,[::1]/db"))
			.withMessageContaining("no IPv6 address among several hosts");
	}

	@Test
	void postgresqlUserDefaultsToTheUserOfTheSystem() {
		assertThat(options("postgresql://h/db").getValue(ConnectionFactoryOptions.USER))
			.isEqualTo(System.getProperty("user.name"));
	}

	@Test
	void unknownParameterOfPostgresqlIsRefusedWithTheNearestName() {
		assertThatExceptionOfType(InvalidDatabaseUrlException.class)
			.isThrownBy(() -> options("postgresql://u:hunter2@h/db?sslmod=hunter2"))
			.withMessage("[DF-401] Invalid database URL: the PostgreSQL driver has no parameter 'sslmod'.")
			.satisfies((ex) -> assertThat(ex.action()).contains("Did you mean 'sslMode'?", "applicationName")
				.doesNotContain("hunter2"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "sslmode=maybe|one of disable, allow, prefer, require, verify-ca, verify-full, tunnel",
					"connect_timeout=PT3S|a whole number of seconds", "statement_timeout=-1|of milliseconds",
					"fetchSize=many|a whole number", "tcpKeepAlive=maybe|true or false",
					"options=-c%20x|of the form '-c name=value'" })
	void wrongValueOfPostgresqlIsRefusedWithoutQuotingIt(String parameter, String expected) {
		assertThatExceptionOfType(InvalidDatabaseUrlException.class)
			.isThrownBy(() -> options("postgresql://u:p@h/db?" + parameter))
			.withMessageStartingWith("[DF-401] Invalid database URL: parameter '")
			.withMessageContaining(expected)
			.withMessageNotContaining("maybe");
	}

	@Test
	void mysqlAndMariadbShareADriver() {
		ConnectionFactoryOptions options = options("mariadb://u:p@h/db?ssl_mode=required&connect_timeout=2");
		assertThat(options.getValue(ConnectionFactoryOptions.DRIVER)).isEqualTo("mysql");
		assertThat(options.getValue(ConnectionFactoryOptions.PORT)).isEqualTo(3306);
		assertThat(options.getValue(Option.valueOf("sslMode"))).isEqualTo("required");
		assertThat(options.getValue(ConnectionFactoryOptions.CONNECT_TIMEOUT)).isEqualTo(Duration.ofSeconds(2));
	}

	@Test
	void sessionsOfMysqlAreStrictAndInUtc() {
		String[] session = (String[]) options("mysql://u:p@h/db?session_variables=wait_timeout=9")
			.getValue(Option.valueOf("sessionVariables"));
		assertThat(session).contains("time_zone = '+00:00'", "transaction_isolation = 'READ-COMMITTED'",
				"wait_timeout=9");
		assertThat(session[0]).contains("STRICT_ALL_TABLES");
	}

	@Test
	void parameterThatMysqlDoesNotKnowIsRefused() {
		assertThatExceptionOfType(InvalidDatabaseUrlException.class)
			.isThrownBy(() -> options("mysql://u:p@h/db?sslMod=required"))
			.withMessage("[DF-401] Invalid database URL: the MySQL driver has no parameter 'sslMod'.")
			.satisfies((error) -> assertThat(error.action()).contains("sslMode"));
		assertThatExceptionOfType(InvalidDatabaseUrlException.class)
			.isThrownBy(() -> options("mariadb://u:p@h/db?sslMode=maybe"))
			.withMessageContaining("'sslMode' must be one of disabled, preferred");
	}

	@Test
	void parameterOfMysqlMayNotRepeatAPartOfTheUrl() {
		assertThatExceptionOfType(InvalidDatabaseUrlException.class)
			.isThrownBy(() -> options("mysql://u:p@h/db?host=x"))
			.withMessage("[DF-401] Invalid database URL: the MySQL driver has no parameter 'host'.");
	}

	@Test
	void mysqlTakesOneHost() {
		assertThatExceptionOfType(InvalidDatabaseUrlException.class).isThrownBy(() -> options("mysql://a,b/db"))
			.withMessageContaining("several hosts are not supported for MySQL");
	}

	@ParameterizedTest
	@ValueSource(strings = "mongodb://h/db")
	void databaseWithoutR2dbcDriverIsRefused(String url) {
		assertThatExceptionOfType(UnsupportedDatabaseException.class).isThrownBy(() -> options(url))
			.withMessageContaining("has no R2DBC driver");
	}

	@Test
	void sqliteTakesItsParameters() {
		ConnectionFactoryOptions options = options(
				"sqlite:////a.db?enable_wal=off&cacheSizeMb=8&busy_timeout=250&synchronous=FULL");
		assertThat(options.getValue(ConnectionFactoryOptions.DATABASE)).isEqualTo("/a.db");
		assertThat(options.getValue(SqliteConnectionFactoryProvider.ENABLE_WAL)).isEqualTo(false);
		assertThat(options.getValue(SqliteConnectionFactoryProvider.CACHE_SIZE_MB)).isEqualTo(8);
		assertThat(options.getValue(SqliteConnectionFactoryProvider.BUSY_TIMEOUT)).isEqualTo(Duration.ofMillis(250));
		assertThat(options.getValue(SqliteConnectionFactoryProvider.SYNCHRONOUS)).isEqualTo("full");
	}

	@ParameterizedTest
	@ValueSource(strings = { "sqlite:///a.db?enable_val=on", "sqlite:///a.db?cache_size_mb=much",
			"sqlite:///a.db?enable_wal=maybe", "sqlite:///a.db?synchronous=never", "sqlite:///a.db?password=p" })
	void wrongParametersOfSqliteAreRefused(String url) {
		assertThatExceptionOfType(InvalidDatabaseUrlException.class).isThrownBy(() -> options(url))
			.withMessageStartingWith("[DF-401] Invalid database URL: ");
	}

	@Test
	void textOfTheOptionsHidesThePassword() {
		assertThat(options("postgresql://u:hunter2@h/db").toString()).doesNotContain("hunter2");
	}

	@Test
	void dataOfH2InMemoryOutlivesAConnection() {
		DatabaseClient first = client("h2:mem:outlives");
		DatabaseClient second = client("r2dbc:h2:mem:///outlives");
		first.sql("CREATE TABLE t (id INT)")
			.then()
			.then(second.sql("INSERT INTO t VALUES (1)").fetch().rowsUpdated())
			.as(StepVerifier::create)
			.expectNext(1L)
			.expectComplete()
			.verify(LIMIT);
	}

	@Test
	void h2TakesUserPasswordAndSettings() {
		client("h2:mem:settings;MODE=PostgreSQL;USER=app;PASSWORD=p@ss:w/rd#1%")
			.sql("SELECT CURRENT_USER || SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS WHERE SETTING_NAME = 'MODE'")
			.map((row) -> row.get(0, String.class))
			.one()
			.as(StepVerifier::create)
			.expectNext("APPPostgreSQL")
			.expectComplete()
			.verify(LIMIT);
	}

	@Test
	void h2RefusesAnUnknownSetting() {
		client("h2:mem:unknown;FOO=1").sql("SELECT 1").then().as(StepVerifier::create).expectError().verify(LIMIT);
	}

	@Test
	void h2WritesAFile(@TempDir Path folder) {
		client("h2:file:" + folder.resolve("shop") + ";DB_CLOSE_DELAY=0").sql("CREATE TABLE t (id INT)")
			.then()
			.as(StepVerifier::create)
			.expectComplete()
			.verify(LIMIT);
		assertThat(folder.resolve("shop.mv.db")).exists();
	}

	private static ConnectionFactoryOptions options(String url) {
		return R2dbcOptions.of(DatabaseUrl.parse(url));
	}

	private static DatabaseClient client(String url) {
		return DatabaseClient.create(ConnectionFactories.get(options(url)));
	}

}
