/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;

import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.Row;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import io.dataflow.adapter.ConnectionFailedException;
import io.dataflow.adapter.DatabaseUrl;
import io.dataflow.model.DataFlowModel;
import io.dataflow.model.EntityModel;

import static org.assertj.core.api.Assertions.assertThat;

class R2dbcOptionsPostgresqlTests {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	private static EmbeddedPostgres server;

	@BeforeAll
	static void startServer() throws IOException, SQLException {
		server = EmbeddedPostgres.start();
		try (Connection connection = server.getPostgresDatabase().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("CREATE ROLE app LOGIN PASSWORD 'p@ss:w/rd#1%'");
			statement.execute("CREATE DATABASE \"my shop\" OWNER app");
			// the server trusts everyone unless told otherwise
			statement.execute("COPY (SELECT 'local all all trust' UNION ALL SELECT 'host all postgres all trust'"
					+ " UNION ALL SELECT 'host all all all scram-sha-256') TO '" + path(statement, "hba_file") + "'");
			statement.execute("SELECT pg_reload_conf()");
		}
	}

	@AfterAll
	static void stopServer() throws IOException {
		server.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "p%40ss%3Aw%2Frd%231%25", "p@ss:w/rd#1%" })
	void passwordWithSpecialCharactersIsAccepted(String password) {
		select(url("app:" + password, "my%20shop", ""), "SELECT current_user || ' ' || current_database()")
			.as(StepVerifier::create)
			.expectNext("app my shop")
			.expectComplete()
			.verify(LIMIT);
	}

	@ParameterizedTest
	@ValueSource(strings = { "p%40ss%3Aw%2Frd%231%25", "p@ss:w/rd#1%" })
	void jdbcTakesTheSameUrl(String password) throws SQLException {
		DatabaseUrl url = DatabaseUrl.parse(url("app:" + password, "my%20shop", "?application_name=a%20b"));
		try (Connection connection = DriverManager.getConnection(url.jdbcUrl().orElseThrow(),
				url.username().orElseThrow(), url.password().orElseThrow())) {
			assertThat(connection.getCatalog()).isEqualTo("my shop");
			assertThat(connection.getClientInfo("ApplicationName")).isEqualTo("a b");
		}
	}

	@Test
	void wrongPasswordIsRefused() {
		select(url("app:hunter2", "my%20shop", ""), "SELECT 'x'")
			.onErrorMap((error) -> ErrorTranslation.translate(error, "connect"))
			.as(StepVerifier::create)
			.expectErrorSatisfies((error) -> assertThat(error).isInstanceOf(ConnectionFailedException.class)
				.hasMessage("[DF-402] Cannot connect: the database refuses the credentials."))
			.verify(LIMIT);
	}

	@Test
	void requiredEncryptionFailsWhenTheServerHasNone() {
		select(url("postgres", "postgres", "?sslmode=require"), "SELECT 'x'")
			.onErrorMap((error) -> ErrorTranslation.translate(error, "connect"))
			.as(StepVerifier::create)
			.expectErrorSatisfies((error) -> assertThat(error).isInstanceOf(ConnectionFailedException.class)
				.hasMessageStartingWith("[DF-402] Cannot connect: the connection to the database could not"))
			.verify(LIMIT);
	}

	@Test
	void preferredEncryptionDoesWithoutIt() {
		select(url("postgres", "postgres", "?sslmode=prefer"), "SELECT 'x'").as(StepVerifier::create)
			.expectNext("x")
			.expectComplete()
			.verify(LIMIT);
	}

	@Test
	void parametersReachTheServer() {
		String parameters = "?application_name=shop&currentSchema=pg_catalog&statement_timeout=1234&connect_timeout=5"
				+ "&options=-c%20work_mem%3D8MB%20-c%20geqo%3Doff";
		select(url("postgres", "postgres", parameters),
				"SELECT concat_ws(' ', current_setting('application_name'), current_setting('search_path'),"
						+ " current_setting('statement_timeout'), current_setting('work_mem'), current_setting('geqo'))")
			.as(StepVerifier::create)
			.expectNext("shop pg_catalog 1234ms 8MB off")
			.expectComplete()
			.verify(LIMIT);
	}

	@Test
	void nextHostIsTriedWhenOneIsDown() {
		String url = "postgresql://postgres@localhost:1,localhost:" + server.getPort() + "/postgres";
		select(url, "SELECT 'x'").as(StepVerifier::create).expectNext("x").expectComplete().verify(LIMIT);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "?forceBinary=true", "?autodetectExtensions=false" })
	void timesAreTheSameInAnyFormat(String parameters) {
		String url = url("postgres", "postgres", parameters);
		EntityModel model = EntityModel.of(Moments.class);
		DatabaseClient.create(ConnectionFactories.get(R2dbcOptions.of(DatabaseUrl.parse(url))))
			.sql("SELECT 1::int8, '2026-01-31 12:00:00.123456+05:30'::timestamptz, '0001-01-01 00:00:00+00'::timestamptz,"
					+ " '9999-12-31 23:59:59.999999'::timestamp, NULL::timestamptz, now(), now()")
			.map((row) -> new RowReader(new PostgresqlDialect()).read(model, (Row) row).values())
			.one()
			.as(StepVerifier::create)
			.assertNext((values) -> assertThat(values).containsEntry("a", Instant.parse("2026-01-31T06:30:00.123456Z"))
				.containsEntry("b", OffsetDateTime.parse("0001-01-01T00:00Z"))
				.containsEntry("c", LocalDateTime.parse("9999-12-31T23:59:59.999999"))
				.containsEntry("d", null))
			.expectComplete()
			.verify(LIMIT);
	}

	@Test
	void driverFindsTheCodecForTimes() {
		DatabaseClient
			.create(ConnectionFactories.get(R2dbcOptions.of(DatabaseUrl.parse(url("postgres", "postgres", "")))))
			.sql("SELECT '2026-01-31 12:00:00Z'::timestamptz")
			.map((row) -> row.get(0, PostgresqlTime.class))
			.one()
			.as(StepVerifier::create)
			.expectNext(new PostgresqlTime(Instant.parse("2026-01-31T12:00:00Z")))
			.expectComplete()
			.verify(LIMIT);
	}

	private static Mono<String> select(String url, String sql) {
		DatabaseClient client = DatabaseClient.create(ConnectionFactories.get(R2dbcOptions.of(DatabaseUrl.parse(url))));
		return client.sql(sql).mapValue(String.class).one();
	}

	private static String url(String credentials, String database, String parameters) {
		return "postgresql://" + credentials + "@localhost:" + server.getPort() + "/" + database + parameters;
	}

	private static String path(Statement statement, String setting) throws SQLException {
		try (var result = statement.executeQuery("SHOW " + setting)) {
			result.next();
			return result.getString(1);
		}
	}

	@DataFlowModel
	record Moments(Long id, Instant a, OffsetDateTime b, LocalDateTime c, @Nullable Instant d) {
	}

}
