/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import io.dataflow.DataFlow;
import io.dataflow.adapter.Adapter;
import io.dataflow.adapter.DatabaseKind;
import io.dataflow.adapter.DatabaseUrl;
import io.r2dbc.h2.H2ConnectionFactoryProvider;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.ConnectionFactoryOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.r2dbc.autoconfigure.ConnectionFactoryOptionsBuilderCustomizer;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DatabaseUrlAutoConfiguration}, {@link H2AutoConfiguration},
 * {@link PostgresqlAutoConfiguration} and {@link ConnectionFactoryAutoConfiguration}.
 */
@ExtendWith(OutputCaptureExtension.class)
class DatabaseUrlAutoConfigurationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DatabaseUrlAutoConfiguration.class,
				DatabasePoolAutoConfiguration.class, R2dbcAutoConfiguration.class, H2AutoConfiguration.class,
				PostgresqlAutoConfiguration.class, MysqlAutoConfiguration.class, MariadbAutoConfiguration.class,
				ConnectionFactoryAutoConfiguration.class, ObservabilityAutoConfiguration.class,
				DataFlowAutoConfiguration.class, EntityAutoConfiguration.class));

	@Test
	void whenNothingIsSetTheDatabaseIsInMemoryAndOneLineSaysSo(CapturedOutput output) {
		this.contextRunner.run((context) -> {
			assertThat(context).hasNotFailed();
			DatabaseUrl url = context.getBean(DatabaseUrl.class);
			assertThat(url.kind()).isEqualTo(DatabaseKind.H2);
			assertThat(url.isInMemory()).isTrue();
			assertThat(output.getOut().lines().filter((line) -> line.contains("a database in memory"))).hasSize(1);
		});
	}

	@Test
	void everyContextHasADatabaseInMemoryOfItsOwn() {
		this.contextRunner
			.run((first) -> this.contextRunner.run((second) -> assertThat(first.getBean(DatabaseUrl.class))
				.isNotEqualTo(second.getBean(DatabaseUrl.class))));
	}

	@Test
	void databaseUrlIsUsed(CapturedOutput output) {
		this.contextRunner.withPropertyValues("DATABASE_URL=h2:mem:from-variable").run((context) -> {
			assertThat(context.getBean(DatabaseUrl.class).database()).isEqualTo("from-variable");
			assertThat(context).hasSingleBean(ConnectionPool.class);
			assertThat(output).doesNotContain("a database in memory");
		});
	}

	@Test
	void propertyOutranksVariable() {
		this.contextRunner
			.withPropertyValues("DATABASE_URL=h2:mem:from-variable", "dataflow.database-url=h2:mem:from-property")
			.run((context) -> assertThat(context.getBean(DatabaseUrl.class).database()).isEqualTo("from-property"));
	}

	@Test
	void databaseUrlOutranksSpringUrl() {
		this.contextRunner.withPropertyValues("DATABASE_URL=h2:mem:ours", "spring.r2dbc.url=r2dbc:h2:mem:///spring")
			.run((context) -> assertThat(context.getBean(R2dbcConnectionDetails.class)
				.getConnectionFactoryOptions()
				.getRequiredValue(ConnectionFactoryOptions.DATABASE)).isEqualTo("ours"));
	}

	@Test
	void postgresqlUrlSelectsPostgresql() {
		this.contextRunner
			.withPropertyValues("DATABASE_URL=postgresql://user:s%40cret@localhost/app", "dataflow.schema.mode=none")
			.run((context) -> {
				assertThat(context.getBean(Adapter.class).kind()).isEqualTo(DatabaseKind.POSTGRESQL);
				assertThat(context.getBean(ConnectionFactory.class).getMetadata().getName()).isEqualTo("PostgreSQL");
			});
	}

	@ParameterizedTest
	@CsvSource({ "mysql,MYSQL", "mariadb,MARIADB" })
	void urlAndNotTheDriverTellsMysqlFromMariadb(String scheme, DatabaseKind kind) {
		this.contextRunner
			.withPropertyValues("DATABASE_URL=" + scheme + "://user:s%40cret@localhost/app",
					"dataflow.schema.mode=none")
			.run((context) -> {
				assertThat(context.getBean(Adapter.class).kind()).isEqualTo(kind);
				assertThat(context.getBean(ConnectionFactory.class).getMetadata().getName()).isEqualTo("MySQL");
			});
	}

	@Test
	void postgresqlHasEventLoopsOfItsOwn() {
		this.contextRunner.withPropertyValues("DATABASE_URL=postgresql://localhost/app", "dataflow.schema.mode=none")
			.run((context) -> {
				ConnectionFactoryOptions.Builder options = ConnectionFactoryOptions.builder();
				context.getBean(ConnectionFactoryOptionsBuilderCustomizer.class).customize(options);
				assertThat(options.build().hasOption(PostgresqlConnectionFactoryProvider.LOOP_RESOURCES)).isTrue();
			});
	}

	@Test
	void whenTheUrlIsForSqliteConnectionsAreOfSqlite() {
		this.contextRunner.withPropertyValues("DATABASE_URL=:memory:")
			.run((context) -> assertThat(context.getBean(ConnectionFactory.class).getMetadata().getName())
				.isEqualTo("SQLite"));
	}

	@Test
	void whenTheSchemeIsUnknownTheStartFails() {
		this.contextRunner.withPropertyValues("DATABASE_URL=oracle://user:secret@localhost/app")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("[DF-403]")
				.hasMessageNotContaining("secret"));
	}

	@Test
	void whenTheUrlIsBadTheStartFailsWithoutThePassword() {
		this.contextRunner.withPropertyValues("DATABASE_URL=postgresql://user:secret@host:port/app")
			.run((context) -> assertThat(context).getFailure()
				.satisfies((failure) -> assertThat(failure).hasStackTraceContaining("[DF-401]"))
				.rootCause()
				.hasMessageContaining("[DF-401]")
				.hasMessageNotContaining("secret"));
	}

	@Test
	void whenTheUrlIsEmptyTheStartFails() {
		this.contextRunner.withPropertyValues("DATABASE_URL=")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("[DF-401]")
				.hasMessageContaining("empty"));
	}

	@Test
	void whenTheDriverIsMissingTheStartFails() {
		this.contextRunner
			.withClassLoader(new FilteredClassLoader(H2ConnectionFactoryProvider.class,
					PostgresqlConnectionFactoryProvider.class))
			.withPropertyValues("DATABASE_URL=mariadb://localhost/app")
			.run((context) -> assertThat(context).hasFailed());
		assertThat(MissingDriverException.r2dbc(DatabaseKind.MARIADB)).hasMessage(
				"[DF-401] The R2DBC driver of MariaDB is not on the class path, which the database URL asks for.");
	}

	@Test
	void springUrlIsUsedAsItIs() {
		this.contextRunner.withPropertyValues("spring.r2dbc.url=r2dbc:h2:mem:///spring-url").run((context) -> {
			assertThat(context).hasNotFailed().doesNotHaveBean(DatabaseUrl.class);
			assertThat(context.getBean(Adapter.class).kind()).isEqualTo(DatabaseKind.H2);
		});
	}

	@Test
	void connectionFactoryOfTheApplicationIsUsedAsItIs() {
		this.contextRunner
			.withBean(ConnectionFactory.class, () -> ConnectionFactories.get("r2dbc:h2:mem:///own-factory"))
			.run((context) -> {
				assertThat(context).hasNotFailed()
					.doesNotHaveBean(DatabaseUrl.class)
					.doesNotHaveBean(ConnectionPool.class);
				assertThat(context.getBean(DataFlow.class).isReady()).isTrue();
			});
	}

	@Test
	void whenTheConnectionFactoryIsOfADatabaseWithoutAdapterTheStartFails() {
		this.contextRunner.withBean(ConnectionFactory.class, OracleConnectionFactory::new)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessage("[DF-403] There is no adapter for 'Oracle Database',"
						+ " to which the application's ConnectionFactory leads."));
	}

	@Test
	void whenThereIsAUrlTheConnectionFactoryOfTheApplicationIsLeftAlone() {
		this.contextRunner.withBean(ConnectionFactory.class, OracleConnectionFactory::new)
			.withPropertyValues("DATABASE_URL=h2:mem:beside-oracle")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(context.getBean(Adapter.class).kind()).isEqualTo(DatabaseKind.H2);
				assertThat(context.getBean(ConnectionFactory.class)).isInstanceOf(OracleConnectionFactory.class);
			});
	}

	@Test
	void connectionDetailsOfTheApplicationOutrankTheUrl() {
		this.contextRunner
			.withBean(R2dbcConnectionDetails.class,
					() -> () -> ConnectionFactoryOptions.parse("r2dbc:h2:mem:///container"))
			.withPropertyValues("DATABASE_URL=postgresql://localhost/app")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(context.getBean(Adapter.class).kind()).isEqualTo(DatabaseKind.H2);
			});
	}

	@Test
	void whenR2dbcIsMissingNothingIsConfigured() {
		this.contextRunner.withClassLoader(new FilteredClassLoader(ConnectionFactory.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(DataFlow.class));
	}

	static class OracleConnectionFactory implements ConnectionFactory {

		@Override
		public Publisher<io.r2dbc.spi.Connection> create() {
			return Mono.never();
		}

		@Override
		public ConnectionFactoryMetadata getMetadata() {
			return () -> "Oracle Database";
		}

	}

}
