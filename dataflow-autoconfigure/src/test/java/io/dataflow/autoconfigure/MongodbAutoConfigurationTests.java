/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import java.time.Duration;
import java.util.UUID;

import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import io.dataflow.DataFlow;
import io.dataflow.adapter.Adapter;
import io.dataflow.adapter.DatabaseKind;
import io.dataflow.adapter.DatabaseUrl;
import io.dataflow.adapter.InvalidPoolSettingsException;
import io.dataflow.adapter.PoolStatus;
import io.dataflow.autoconfigure.app.User;
import io.dataflow.autoconfigure.app.UserApplication;
import io.dataflow.query.Query;
import io.dataflow.testing.DatabaseName;
import io.dataflow.testing.DatabaseTest;
import io.dataflow.testing.TestDatabase;
import io.r2dbc.spi.ConnectionFactory;
import org.bson.Document;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.mongodb.autoconfigure.DataMongoReactiveAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.boot.mongodb.autoconfigure.MongoReactiveAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MongodbUrlAutoConfiguration}, {@link MongodbClientAutoConfiguration}
 * and {@link MongodbAutoConfiguration}.
 */
@DatabaseTest(DatabaseName.MONGODB)
class MongodbAutoConfigurationTests {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withUserConfiguration(UserApplication.class)
		.withPropertyValues("dataflow.workflows.locations=classpath*:none/*.yaml", "spring.autoconfigure.exclude=");

	@Test
	void urlOfMongodbIsUsed(TestDatabase database) {
		this.contextRunner.withPropertyValues("DATABASE_URL=" + database.url()).run((context) -> {
			assertThat(context).hasNotFailed()
				.hasSingleBean(MongoClient.class)
				.hasSingleBean(MongodbConnectionDetails.class)
				.doesNotHaveBean(ConnectionFactory.class)
				.doesNotHaveBean(DatabaseConnectionDetails.class)
				.doesNotHaveBean(Flyway.class);
			assertThat(context.getBean(Adapter.class).kind()).isEqualTo(DatabaseKind.MONGODB);
			expectDocuments(context.getBean(DataFlow.class), database.url());
		});
	}

	@Test
	void scriptsForFlywayAreNoneOfMongodb(TestDatabase database) {
		this.contextRunner
			.withPropertyValues("DATABASE_URL=" + database.url(), "spring.flyway.locations=classpath:scripts")
			.withConfiguration(AutoConfigurations.of(FlywayAutoConfiguration.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(Flyway.class));
	}

	@Test
	void clientOfSpringBootHasTheSettingsOfThePool(TestDatabase database) {
		this.contextRunner
			.withPropertyValues("DATABASE_URL=" + database.url(), "dataflow.pool.size=3",
					"dataflow.pool.max-overflow=4")
			.run((context) -> {
				PoolStatus status = context.getBean(DataFlow.class).pool().orElseThrow();
				assertThat(status.size()).isEqualTo(3);
				assertThat(status.maxOverflow()).isEqualTo(4);
				context.getBean(DataFlow.class).model(User.class).count(Query.all()).block(LIMIT);
				assertThat(context.getBean(DataFlow.class).pool().orElseThrow().idle()).isPositive();
			});
	}

	@Test
	void whenSpringBootHasNoModuleForItTheClientIsOurs(TestDatabase database) {
		this.contextRunner.withClassLoader(new FilteredClassLoader(MongoConnectionDetails.class))
			.withPropertyValues("DATABASE_URL=" + database.url(), "dataflow.pool.size=2",
					"spring.autoconfigure.exclude=" + MongoReactiveAutoConfiguration.class.getName() + ","
							+ DataMongoReactiveAutoConfiguration.class.getName())
			.run((context) -> {
				assertThat(context).hasNotFailed().doesNotHaveBean(MongoClient.class);
				assertThat(context.getBean(DataFlow.class).pool().orElseThrow().size()).isEqualTo(2);
				expectDocuments(context.getBean(DataFlow.class), database.url());
			});
	}

	@Test
	void whenTheDriverIsMissingTheStartNamesIt() {
		this.contextRunner.withClassLoader(new FilteredClassLoader("com.mongodb.reactivestreams"))
			.withPropertyValues("DATABASE_URL=mongodb://user:secret@localhost/app")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(MissingDriverException.class, (error) -> {
					assertThat(error).hasMessage("[DF-401] The reactive driver of MongoDB is not on the class path,"
							+ " which the database URL asks for.");
					assertThat(error.action())
						.startsWith("Add org.springframework.boot:spring-boot-starter-data-mongodb-reactive");
					assertThat(error.kind()).isEqualTo(DatabaseKind.MONGODB);
				}));
	}

	@Test
	void whenTheUrlNamesNoDatabaseTheStartFails() {
		this.contextRunner.withPropertyValues("DATABASE_URL=mongodb://user:secret@localhost")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("[DF-401]")
				.hasMessageContaining("database")
				.hasMessageNotContaining("secret"));
	}

	@Test
	void pgbouncerInFrontOfMongodbEndsTheStart(TestDatabase database) {
		this.contextRunner.withPropertyValues("DATABASE_URL=" + database.url(), "dataflow.pool.pgbouncer=true")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidPoolSettingsException.class)
				.hasMessageContaining("not of MongoDB"));
	}

	@Test
	void signOfLifeThatMongodbIsNotAskedForEndsTheStart(TestDatabase database) {
		this.contextRunner.withPropertyValues("DATABASE_URL=" + database.url(), "dataflow.pool.pre-ping=true")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(InvalidPoolSettingsException.class, (error) -> {
					assertThat(error).hasMessageContaining("'pool.pre-ping' is true, but has no meaning for MongoDB");
					assertThat(error.action()).contains("'dataflow.pool.pre-ping'");
				}));
	}

	@Test
	void clientOfTheApplicationIsUsedWhereNoUrlIsSet(TestDatabase database) {
		this.contextRunner.withPropertyValues("spring.mongodb.database=" + DatabaseUrl.parse(database.url()).database())
			.withBean(MongoClient.class, () -> MongoClients.create(database.url()))
			.run((context) -> {
				assertThat(context).hasNotFailed().doesNotHaveBean(DatabaseUrl.class).hasSingleBean(MongoClient.class);
				assertThat(context.getBean(DataFlow.class).pool()).isEmpty();
				expectDocuments(context.getBean(DataFlow.class), database.url());
			});
	}

	@Test
	void propertiesOfSpringBootAreUsedWhereNoUrlIsSet(TestDatabase database) {
		this.contextRunner.withPropertyValues("spring.mongodb.uri=" + database.url())
			.run((context) -> expectDocuments(context.getBean(DataFlow.class), database.url()));
	}

	@Test
	void whenThereIsAUrlTheClientOfTheApplicationIsLeftAlone(TestDatabase database) {
		TestDatabase other = database.another();
		this.contextRunner.withPropertyValues("DATABASE_URL=" + database.url())
			.withBean(MongoClient.class, () -> MongoClients.create(other.url()))
			.run((context) -> {
				assertThat(context).hasNotFailed().hasSingleBean(MongoClient.class);
				expectDocuments(context.getBean(DataFlow.class), database.url());
			});
	}

	@Test
	void connectionDetailsOfAnotherOriginOutrankTheUrl(TestDatabase database) {
		TestDatabase container = database.another();
		this.contextRunner.withPropertyValues("DATABASE_URL=mongodb://127.0.0.1:1/nowhere")
			.withBean(MongoConnectionDetails.class,
					() -> new MongodbConnectionDetails(DatabaseUrl.parse(container.url())))
			.run((context) -> expectDocuments(context.getBean(DataFlow.class), container.url()));
	}

	@Test
	void urlOfAnotherDatabaseLeavesTheClientOfTheApplicationAlone(TestDatabase database) {
		this.contextRunner.withPropertyValues("DATABASE_URL=h2:mem:beside-mongodb")
			.withBean(MongoClient.class, () -> MongoClients.create(database.url()))
			.run((context) -> assertThat(context.getBean(Adapter.class).kind()).isEqualTo(DatabaseKind.H2));
	}

	@Test
	void clientOnLocalhostThatNobodyAskedForIsNotUsed() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(DatabaseUrlAutoConfiguration.class,
					DatabasePoolAutoConfiguration.class, R2dbcAutoConfiguration.class, H2AutoConfiguration.class,
					ConnectionFactoryAutoConfiguration.class, MongodbClientAutoConfiguration.class,
					MongodbUrlAutoConfiguration.class, MongoReactiveAutoConfiguration.class,
					MongodbAutoConfiguration.class))
			.run((context) -> {
				assertThat(context).hasSingleBean(MongoClient.class);
				assertThat(context.getBean(Adapter.class).kind()).isEqualTo(DatabaseKind.H2);
			});
	}

	private static void expectDocuments(DataFlow dataFlow, String url) {
		String id = UUID.randomUUID().toString();
		dataFlow.model(User.class)
			.create(new User(id, "Alice", null, 3))
			.as(StepVerifier::create)
			.expectNextCount(1)
			.expectComplete()
			.verify(LIMIT);
		try (MongoClient client = MongoClients.create(url)) {
			Document found = Mono
				.from(client.getDatabase(DatabaseUrl.parse(url).database())
					.getCollection("users")
					.find(new Document("_id", id))
					.first())
				.block(LIMIT);
			assertThat(found).containsEntry("name", "Alice");
		}
	}

}
