/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

import io.dataflow.DataFlow;
import io.dataflow.adapter.InvalidPoolSettingsException;
import io.dataflow.adapter.PoolSettings;
import io.dataflow.adapter.PoolStatus;
import io.dataflow.adapter.sql.DatabasePool;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.r2dbc.ConnectionFactoryDecorator;
import org.springframework.boot.r2dbc.autoconfigure.ConnectionFactoryOptionsBuilderCustomizer;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DatabasePoolAutoConfiguration} and
 * {@link DataFlowMetricsAutoConfiguration}.
 */
class DatabasePoolAutoConfigurationTests {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withInitializer((context) -> new DataFlowEnvironmentPostProcessor()
			.postProcessEnvironment(context.getEnvironment(), new SpringApplication()))
		.withConfiguration(AutoConfigurations.of(DatabaseUrlAutoConfiguration.class,
				DatabasePoolAutoConfiguration.class, ObservabilityAutoConfiguration.class, R2dbcAutoConfiguration.class,
				H2AutoConfiguration.class, PostgresqlAutoConfiguration.class, ConnectionFactoryAutoConfiguration.class,
				DataFlowAutoConfiguration.class, EntityAutoConfiguration.class,
				DataFlowMetricsAutoConfiguration.class));

	@Test
	void poolHasTheSettingsOfTheProperties() {
		this.contextRunner
			.withSystemProperties("dataflow.pool.size=3", "dataflow.pool.max-overflow=4", "dataflow.pool.recycle=60",
					"dataflow.pool.recycle-jitter=0.5", "dataflow.pool.acquire-timeout=5s",
					"dataflow.pool.pre-ping=true", "dataflow.pool.statement-cache-size=6")
			.run((context) -> assertThat(context.getBean(DatabasePool.class).settings())
				.isEqualTo(new PoolSettings(3, 4, Duration.ofMinutes(1), 0.5, Duration.ofSeconds(5), true, 6, false)));
	}

	@Test
	void poolHasTheDefaultsOfTheLibrary() {
		this.contextRunner.run((context) -> assertThat(context.getBean(DatabasePool.class).settings())
			.isEqualTo(PoolSettings.defaults()));
	}

	@Test
	void propertiesOfSpringBootOutrankOurs() {
		this.contextRunner
			.withSystemProperties("spring.r2dbc.pool.initial-size=2", "spring.r2dbc.pool.max-size=5",
					"spring.r2dbc.pool.max-life-time=30m", "spring.r2dbc.pool.max-acquire-time=2s",
					"spring.r2dbc.pool.validation-depth=remote")
			.run((context) -> assertThat(context.getBean(DatabasePool.class).settings())
				.isEqualTo(PoolSettings.defaults()
					.withSize(2)
					.withMaxOverflow(3)
					.withRecycle(Duration.ofMinutes(30))
					.withAcquireTimeout(Duration.ofSeconds(2))
					.withPrePing(true)));
	}

	@Test
	void negativeTimesOfSpringBootMeanNoLimit() {
		this.contextRunner
			.withSystemProperties("spring.r2dbc.pool.max-life-time=-1s", "spring.r2dbc.pool.max-acquire-time=-1s")
			.run((context) -> {
				PoolSettings settings = context.getBean(DatabasePool.class).settings();
				assertThat(settings.recycle()).isZero();
				assertThat(settings.acquireTimeout()).isGreaterThan(Duration.ofDays(365));
			});
	}

	@Test
	void startOpensTheConnectionsThatAreKept() {
		this.contextRunner.withSystemProperties("dataflow.pool.size=3")
			.run((context) -> assertThat(context.getBean(DataFlow.class).pool())
				.contains(new PoolStatus(3, 20, 0, 0, 3, 0)));
	}

	@Test
	void whenSpringBootShallHaveNoPoolThereIsNone() {
		this.contextRunner.withSystemProperties("spring.r2dbc.pool.enabled=false").run((context) -> {
			assertThat(context).doesNotHaveBean(ConnectionPool.class).hasSingleBean(ConnectionFactory.class);
			assertThat(context.getBean(DataFlow.class).pool()).isEmpty();
		});
	}

	@Test
	void optionsReachTheDriver() {
		AtomicInteger decorated = new AtomicInteger();
		AtomicInteger statements = new AtomicInteger();
		this.contextRunner
			.withSystemProperties("DATABASE_URL=postgresql://user@localhost/app", "dataflow.schema.mode=none",
					"dataflow.pool.size=1", "dataflow.pool.statement-cache-size=9")
			.withBean(ConnectionFactoryDecorator.class, () -> (connections) -> {
				decorated.incrementAndGet();
				return connections;
			})
			.withBean(ConnectionFactoryOptionsBuilderCustomizer.class,
					() -> (options) -> statements.set(cacheSize(options.build())))
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(decorated).hasValue(1);
				assertThat(statements).hasValue(9);
			});
	}

	@Test
	void pgbouncerKeepsNoStatement() {
		this.contextRunner
			.withSystemProperties("DATABASE_URL=postgresql://user@localhost/app", "dataflow.schema.mode=none",
					"dataflow.pool.size=1", "dataflow.pool.pgbouncer=true")
			.run((context) -> assertThat(
					cacheSize(context.getBean(R2dbcConnectionDetails.class).getConnectionFactoryOptions()))
				.isZero());
	}

	@Test
	void pgbouncerInFrontOfAnotherDatabaseEndsTheStart() {
		this.contextRunner.withSystemProperties("dataflow.pool.pgbouncer=true")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidPoolSettingsException.class)
				.hasMessageContaining("PgBouncer stands in front of PostgreSQL only, not of H2"));
	}

	@Test
	void pgbouncerInFrontOfConnectionsOfTheApplicationEndsTheStartToo() {
		this.contextRunner
			.withSystemProperties("dataflow.pool.pgbouncer=true", "spring.r2dbc.url=r2dbc:h2:mem:///pgbouncer")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidPoolSettingsException.class));
	}

	@Test
	void metersTellHowBusyThePoolIs() {
		this.contextRunner.withSystemProperties("dataflow.pool.size=1", "dataflow.pool.max-overflow=1")
			.run((context) -> {
				MeterRegistry registry = new SimpleMeterRegistry();
				context.getBean("dataFlowPoolMetrics", MeterBinder.class).bindTo(registry);
				DatabasePool pool = context.getBean(DatabasePool.class);
				List<Connection> taken = Flux.concat(pool.create(), pool.create()).collectList().block(LIMIT);
				assertThat(value(registry, "size")).isEqualTo(1);
				assertThat(value(registry, "checked.out")).isEqualTo(2);
				assertThat(value(registry, "overflow")).isEqualTo(1);
				assertThat(value(registry, "idle")).isZero();
				assertThat(value(registry, "waiting")).isZero();
				assertThat(value(registry, "utilization.percent")).isEqualTo(100);
				assertThat(value(registry, "is.exhausted")).isEqualTo(1);
				Flux.fromIterable(Objects.requireNonNull(taken)).concatMap(Connection::close).blockLast(LIMIT);
			});
	}

	@Test
	void withoutAPoolThereAreNoMeters() {
		this.contextRunner.withSystemProperties("spring.r2dbc.pool.enabled=false").run((context) -> {
			MeterRegistry registry = new SimpleMeterRegistry();
			context.getBean("dataFlowPoolMetrics", MeterBinder.class).bindTo(registry);
			assertThat(registry.getMeters()).isEmpty();
		});
	}

	private static double value(MeterRegistry registry, String name) {
		return registry.get("dataflow.pool." + name).tag("database", "default").gauge().value();
	}

	private static Integer cacheSize(ConnectionFactoryOptions options) {
		return (Integer) options.getRequiredValue(Option.valueOf("preparedStatementCacheQueries"));
	}

}
