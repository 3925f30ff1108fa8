/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import java.time.Duration;

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
 * Tests for {@link MongodbUrlAutoConfiguration} and {@link MongodbAutoConfiguration}.
 */
@DatabaseTest(DatabaseName.MONGODB)
class MongodbAutoConfigurationTests {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withUserConfiguration(UserApplication.class)
		.withPropertyValues("dataflow.workflows.locations=classpath*:none/*.yaml");

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
			expectDocuments(context.getBean(DataFlow.class), database.url(), "users");
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
				expectDocuments(context.getBean(DataFlow.class), database.url(), "users");
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
	void whenThereIsAUrlTheClientOfTheApplicationIsLeftAlone(TestDatabase database) {
		TestDatabase other = database.another();
		this.contextRunner.withPropertyValues("DATABASE_URL=" + database.url())
			.withBean(MongoClient.class, () -> MongoClients.create(other.url()))
			.run((context) -> {
				assertThat(context).hasNotFailed().hasSingleBean(MongoClient.class);
				expectDocuments(context.getBean(DataFlow.class), database.url(), "users");
			});
	}

	@Test
	void connectionDetailsOfAnotherOriginOutrankTheUrl(TestDatabase database) {
		TestDatabase container = database.another();
		this.contextRunner.withPropertyValues("DATABASE_URL=mongodb://127.0.0.1:1/nowhere")
			.withBean(MongoConnectionDetails.class,
					() -> new MongodbConnectionDetails(DatabaseUrl.parse(container.url())))
			.run((context) -> expectDocuments(context.getBean(DataFlow.class), container.url(), "users"));
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
					ConnectionFactoryAutoConfiguration.class, MongodbUrlAutoConfiguration.class,
					MongoReactiveAutoConfiguration.class, MongodbAutoConfiguration.class))
			.run((context) -> {
				assertThat(context).hasSingleBean(MongoClient.class);
				assertThat(context.getBean(Adapter.class).kind()).isEqualTo(DatabaseKind.H2);
			});
	}

	private static void expectDocuments(DataFlow dataFlow, String url, String collection) {
		String name = DatabaseUrl.parse(url).database();
		dataFlow.model(User.class)
			.bulkDelete(Query.all())
			.onErrorComplete()
			.then(dataFlow.model(User.class).upsert(new User("u1", "Alice", null, 3)))
			.as(StepVerifier::create)
			.expectNextCount(1)
			.expectComplete()
			.verify(LIMIT);
		try (MongoClient client = MongoClients.create(url)) {
			Document found = Mono.from(client.getDatabase(name).getCollection(collection).find()).block(LIMIT);
			assertThat(found).containsEntry("_id", "u1").containsEntry("name", "Alice");
		}
	}

}
