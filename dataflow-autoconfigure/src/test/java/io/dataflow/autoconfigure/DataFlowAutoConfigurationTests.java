/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import io.dataflow.DataFlow;
import io.dataflow.ModelOperations;
import io.dataflow.adapter.Adapter;
import io.dataflow.adapter.DatabaseUrl;
import io.dataflow.adapter.sql.SqlAdapterProvider;
import io.dataflow.adapter.PoolSettings;
import io.dataflow.autoconfigure.app.URLEntry;
import io.dataflow.autoconfigure.app.User;
import io.dataflow.autoconfigure.app.UserApplication;
import io.dataflow.migration.Migrator;
import io.dataflow.migration.SchemaGate;
import io.dataflow.model.EntityModel;
import io.dataflow.model.EntityModels;
import io.dataflow.node.EntityNodes;
import io.dataflow.operation.Operation;
import io.dataflow.pipeline.OperationInterceptor;
import io.dataflow.pipeline.Operations;
import io.dataflow.workflow.NodeType;
import io.dataflow.workflow.RunOptions;
import io.dataflow.workflow.Workflow;
import io.dataflow.workflow.WorkflowEngine;
import io.dataflow.workflow.WorkflowRun;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.ResolvableType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DataFlowAutoConfiguration} and {@link EntityAutoConfiguration}.
 */
class DataFlowAutoConfigurationTests {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withUserConfiguration(UserApplication.class);

	@Test
	void beansOfTheContractAreThere() {
		this.contextRunner.run((context) -> assertThat(context).hasNotFailed()
			.hasSingleBean(DataFlow.class)
			.hasSingleBean(Adapter.class)
			.hasSingleBean(EntityModels.class)
			.hasSingleBean(Operations.class)
			.hasSingleBean(WorkflowEngine.class)
			.hasSingleBean(SchemaGate.class)
			.hasSingleBean(Migrator.class)
			.hasSingleBean(EntityNodes.class));
	}

	@Test
	void everyEntityHasNodeBeans() {
		this.contextRunner.run((context) -> assertThat(context.getBeanNamesForType(NodeType.class))
			.containsExactlyInAnyOrder("userCreateNode", "userReadNode", "userUpdateNode", "userDeleteNode",
					"userListNode", "userCountNode", "userBulkCreateNode", "userBulkUpdateNode", "userBulkDeleteNode",
					"userBulkUpsertNode", "userUpsertNode", "userAggregateNode", "uRLEntryAggregateNode",
					"uRLEntryCreateNode", "uRLEntryReadNode", "uRLEntryListNode", "uRLEntryCountNode",
					"uRLEntryBulkCreateNode", "httpNode", "embedNode"));
	}

	@Test
	void modelOperationsAreFoundByTheirGenericType() {
		this.contextRunner.withUserConfiguration(UserService.class).run((context) -> {
			assertThat(context
				.getBeanNamesForType(ResolvableType.forClassWithGenerics(ModelOperations.class, URLEntry.class)))
				.containsExactly("uRLEntryModelOperations");
			ModelOperations<User> users = context.getBean(UserService.class).users;
			users.create(new User("u1", "Alice", null, 30))
				.then(users.read("u1"))
				.map(User::name)
				.as(StepVerifier::create)
				.expectNext("Alice")
				.expectComplete()
				.verify(LIMIT);
		});
	}

	@Test
	void schemaIsReadyWhenTheContextHasStarted() {
		this.contextRunner.run((context) -> assertThat(context.getBean(DataFlow.class).isReady()).isTrue());
	}

	@Test
	void whenTheApplicationDeclaresNodeTypeAndWorkflowTheyJoinTheEngine() {
		this.contextRunner.withUserConfiguration(ShoutConfiguration.class).run((context) -> {
			WorkflowEngine engine = context.getBean(WorkflowEngine.class);
			assertThat(engine.nodeType("ShoutNode")).isPresent();
			engine.run("shouting", RunOptions.none())
				.map((run) -> String.valueOf(run.value("shout", "text")))
				.as(StepVerifier::create)
				.expectNext("ALICE")
				.expectComplete()
				.verify(LIMIT);
		});
	}

	@Test
	void nodeTypesOfAParentJoinTheEngineUnlessTheyAreNoCandidates() {
		new ApplicationContextRunner().withUserConfiguration(ShoutConfiguration.class, HiddenConfiguration.class)
			.run((parent) -> this.contextRunner.withParent(parent).run((context) -> {
				WorkflowEngine engine = context.getBean(WorkflowEngine.class);
				assertThat(engine.nodeType("ShoutNode")).isPresent();
				assertThat(engine.nodeType("HiddenNode")).isEmpty();
			}));
	}

	@Test
	void whenANodeTypeUsesModelOperationsThereIsNoCycle() {
		this.contextRunner.withUserConfiguration(CountingNodeConfiguration.class)
			.run((context) -> assertThat(context.getBean(WorkflowEngine.class).nodeType("UsersNode")).isPresent());
	}

	@Test
	void whenTheApplicationDeclaresABeanOfANodeNameItReplacesOurs() {
		NodeType own = NodeType.of("UserCountNode").openOutputs().run((inputs) -> Mono.just(Map.of("count", 42)));
		this.contextRunner.withBean("userCountNode", NodeType.class, () -> own)
			.run((context) -> assertThat(context.getBean(WorkflowEngine.class).nodeType("UserCountNode"))
				.containsSame(own));
	}

	@Test
	void interceptorBeansSeeOperations() {
		this.contextRunner.withBean(CountingInterceptor.class)
			.withUserConfiguration(UserService.class)
			.run((context) -> {
				context.getBean(UserService.class).users.read("nobody")
					.as(StepVerifier::create)
					.expectComplete()
					.verify(LIMIT);
				assertThat(context.getBean(CountingInterceptor.class).seen).hasValue(1);
			});
	}

	@Test
	void clockBeanTellsTheTime() {
		Instant now = Instant.parse("2020-01-01T00:00:00Z");
		this.contextRunner.withBean(java.time.Clock.class, () -> java.time.Clock.fixed(now, java.time.ZoneOffset.UTC))
			.run((context) -> context.getBean(WorkflowEngine.class)
				.run(Workflow.builder("w").addNode("UserCreateNode", "create", Map.of("id", "u1", "name", "A")).build())
				.map((run) -> String.valueOf(run.value("create", "created_at")))
				.as(StepVerifier::create)
				.assertNext((created) -> assertThat(created).startsWith("2020-01-01T00:00"))
				.expectComplete()
				.verify(LIMIT));
	}

	@Test
	void whenTheSchemaModeIsNoneNoTableIsMade() {
		this.contextRunner.withPropertyValues("dataflow.schema.mode=none")
			.run((context) -> context.getBean(WorkflowEngine.class)
				.run(Workflow.builder("w").addNode("UserCountNode", "count").build())
				.as(StepVerifier::create)
				.expectError()
				.verify(LIMIT));
	}

	@Test
	void whenTheSchemaModeIsValidateAndTablesAreMissingTheStartFails() {
		this.contextRunner.withPropertyValues("dataflow.schema.mode=validate")
			.run((context) -> assertThat(context).getFailure().rootCause().hasMessageContaining("[DF-302]"));
	}

	@Test
	void plainNumberIsATimeoutInSeconds() {
		this.contextRunner.withPropertyValues("dataflow.execution.timeout=7")
			.run((context) -> assertThat(context.getBean(DataFlowProperties.class).execution().timeout())
				.isEqualTo(Duration.ofSeconds(7)));
	}

	@Test
	void whenARunTakesLongerThanTheTimeoutItFails() {
		this.contextRunner.withUserConfiguration(NeverConfiguration.class)
			.withPropertyValues("dataflow.execution.timeout=50ms")
			.run((context) -> context.getBean(WorkflowEngine.class)
				.run(Workflow.builder("w").addNode("NeverNode", "never").build())
				.as(StepVerifier::create)
				.expectErrorSatisfies((error) -> assertThat(error).hasMessageContaining("DF-505"))
				.verify(LIMIT));
	}

	@Test
	void whenNoNodeMayRunTheStartFails() {
		this.contextRunner.withPropertyValues("dataflow.execution.max-concurrent-nodes=0")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessage("[DF-401] 'dataflow.execution.max-concurrent-nodes' is '0' but must be at least 1."));
	}

	@Test
	void bulkCallsHaveTheBatchSizeOfTheProperty() {
		this.contextRunner.withPropertyValues("dataflow.bulk.batch-size=7")
			.run((context) -> context.getBean(WorkflowEngine.class)
				.run(Workflow.builder("w")
					.addNode("UserBulkCreateNode", "users", Map.of("data", List.of()))
					.addNode("UserBulkDeleteNode", "none", Map.of("ids", List.of(), "batch_size", 3))
					.build())
				.as(StepVerifier::create)
				.assertNext((run) -> {
					assertThat(run.result("users")).containsEntry("batch_size", 7L);
					assertThat(run.result("none")).containsEntry("batch_size", 3L);
				})
				.expectComplete()
				.verify(LIMIT));
	}

	@Test
	void whenABatchMayHaveNoRecordsTheStartFails() {
		this.contextRunner.withPropertyValues("dataflow.bulk.batch-size=0")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessage("[DF-401] 'dataflow.bulk.batch-size' is '0' but must be at least 1."));
	}

	@Test
	void whenTheApplicationHasAnAdapterItIsUsed() {
		Adapter own = new SqlAdapterProvider().open(DatabaseUrl.inMemory("own-adapter"), PoolSettings.defaults());
		this.contextRunner.withBean(Adapter.class, () -> own)
			.run((context) -> assertThat(context.getBean(DataFlow.class).adapter()).isSameAs(own));
	}

	@Test
	void whenTheApplicationHasAnEngineOursBacksOff() {
		WorkflowEngine own = WorkflowEngine.builder().build();
		this.contextRunner.withBean(WorkflowEngine.class, () -> own)
			.run((context) -> assertThat(context.getBean(DataFlow.class).engine()).isSameAs(own));
	}

	@Configuration(proxyBeanMethods = false)
	static class UserService {

		private final ModelOperations<User> users;

		UserService(ModelOperations<User> users) {
			this.users = users;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ShoutConfiguration {

		@Bean
		NodeType shoutNode() {
			return NodeType.of("ShoutNode")
				.input("text", String.class)
				.output("text", String.class)
				.run((inputs) -> Mono
					.just(Map.of("text", String.valueOf(inputs.get("text")).toUpperCase(java.util.Locale.ROOT))));
		}

		@Bean
		Workflow shouting() {
			return Workflow.builder("shouting")
				.addNode("UserCreateNode", "create", Map.of("id", "u1", "name", "Alice"))
				.addNode("ShoutNode", "shout")
				.addConnection("create", "name", "shout", "text")
				.build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class HiddenConfiguration {

		@Bean(autowireCandidate = false)
		NodeType hiddenNode() {
			return NodeType.of("HiddenNode").run((inputs) -> Mono.just(Map.of()));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class CountingNodeConfiguration {

		@Bean
		NodeType usersNode(ModelOperations<User> users) {
			return NodeType.of("UsersNode")
				.output("count", Long.class)
				.run((inputs) -> users.count(io.dataflow.query.Query.where(Map.of()))
					.map((count) -> Map.of("count", count)));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class NeverConfiguration {

		@Bean
		NodeType neverNode() {
			return NodeType.of("NeverNode").run((inputs) -> Mono.never());
		}

	}

	static class CountingInterceptor implements OperationInterceptor {

		private final AtomicInteger seen = new AtomicInteger();

		@Override
		public <R> Flux<R> intercept(Operation<R> operation, Chain next) {
			this.seen.incrementAndGet();
			return next.proceed(operation);
		}

	}

}
