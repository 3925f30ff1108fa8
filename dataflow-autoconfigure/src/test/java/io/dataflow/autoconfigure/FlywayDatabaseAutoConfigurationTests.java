/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import io.dataflow.ModelOperations;
import io.dataflow.adapter.DatabaseKind;
import io.dataflow.autoconfigure.app.User;
import io.dataflow.autoconfigure.app.UserApplication;
import io.dataflow.query.Query;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.test.StepVerifier;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.ResolvableType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link FlywayDatabaseAutoConfiguration}.
 */
class FlywayDatabaseAutoConfigurationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withUserConfiguration(UserApplication.class);

	@Test
	void whenThereAreNoScriptsFlywayDoesNotStart() {
		this.contextRunner.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(Flyway.class));
	}

	@Test
	void whenThereAreScriptsTheyRunFirstAndDataFlowAddsWhatIsMissing() {
		this.contextRunner
			.withPropertyValues("DATABASE_URL=h2:mem:flyway-first", "spring.flyway.locations=classpath:scripts")
			.run((context) -> {
				assertThat(context).hasNotFailed().hasSingleBean(Flyway.class);
				ObjectProvider<ModelOperations<User>> users = context
					.getBeanProvider(ResolvableType.forClassWithGenerics(ModelOperations.class, User.class));
				users.getObject()
					.list(Query.where(Map.of()))
					.map((user) -> user.name() + " " + user.age())
					.as(StepVerifier::create)
					.expectNext("Flyway 0")
					.expectComplete()
					.verify(Duration.ofSeconds(10));
			});
	}

	@Test
	void whenTheDatabaseIsAFileOfSqliteScriptsRunOnIt(@TempDir Path directory) {
		this.contextRunner
			.withPropertyValues("DATABASE_URL=sqlite:///" + directory.resolve("app.db"),
					"spring.flyway.locations=classpath:scripts")
			.run((context) -> assertThat(context.getBean(Flyway.class).info().applied()).hasSize(1));
	}

	@Test
	void whenTheDatabaseIsSqliteInMemoryScriptsAreRefused() {
		this.contextRunner.withPropertyValues("DATABASE_URL=:memory:", "spring.flyway.locations=classpath:scripts")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageStartingWith("[DF-401] Flyway has scripts to run, but it cannot reach a SQLite database"));
	}

	@Test
	void whenThereIsNoUrlScriptsRunOnTheDatabaseInMemory() {
		this.contextRunner.withPropertyValues("spring.flyway.locations=classpath:scripts")
			.run((context) -> assertThat(context.getBean(Flyway.class).info().applied()).hasSize(1));
	}

	@Test
	void whenFlywayIsDisabledItDoesNotStart() {
		this.contextRunner
			.withPropertyValues("spring.flyway.locations=classpath:scripts", "spring.flyway.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(Flyway.class));
	}

	@Test
	void whenFlywayHasAUrlOfItsOwnOursBacksOff() {
		this.contextRunner
			.withPropertyValues("spring.flyway.locations=classpath:scripts", "spring.flyway.url=jdbc:h2:mem:other")
			.run((context) -> assertThat(context.getBean(FlywayConnectionDetails.class))
				.isNotInstanceOf(FlywayDatabaseConnectionDetails.class));
	}

	@Test
	void whenFlywayIsMissingNothingIsConfigured() {
		this.contextRunner.withClassLoader(new FilteredClassLoader(Flyway.class))
			.withPropertyValues("spring.flyway.locations=classpath:scripts")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(FlywayConnectionDetails.class));
	}

	@Test
	void missingJdbcDriverIsNamed() {
		MissingDriverException error = MissingDriverException.jdbc(DatabaseKind.POSTGRESQL, "org.postgresql.Driver");
		assertThat(error).hasMessage("[DF-401] Flyway has scripts to run, but the JDBC driver of PostgreSQL"
				+ " (org.postgresql.Driver) is not on the class path.");
		assertThat(error.kind()).isEqualTo(DatabaseKind.POSTGRESQL);
	}

}
