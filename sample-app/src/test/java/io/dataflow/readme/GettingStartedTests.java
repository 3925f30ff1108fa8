/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.readme;

import java.util.List;
import java.util.Map;

import io.dataflow.DataFlow;
import io.dataflow.ModelOperations;
import io.dataflow.logging.Masking;
import io.dataflow.operation.BuiltStatement;
import io.dataflow.query.Query;
import io.dataflow.workflow.NodeType;
import io.dataflow.workflow.RunOptions;
import io.dataflow.workflow.Workflow;
import io.dataflow.workflow.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.core.publisher.Mono;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class GettingStartedTests {

	/**
	 * The workflows of the shop are on the class path, too, but not its nodes.
	 */
	@Test
	void applicationRunsItsWorkflow(CapturedOutput output) {
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Application.class)
			.run("--server.port=0", "--dataflow.database-url=h2:mem:readme", "--dataflow.workflows.locations=")) {
			assertThat(context.isRunning()).isTrue();
			assertThat(output.getOut()).contains("name=Alice, email=null, ").contains("found=true}");
		}
	}

	@Test
	void plainJava() {
		// tag::plain[]
		DataFlow db = DataFlow.builder("h2:mem:example").models(User.class).build();
		Workflow workflow = Workflow.builder("onboarding")
			.addNode("UserCreateNode", "create", Map.of("name", "Alice"))
			.addNode("UserCountNode", "count")
			.addConnection("create", "name", "count", "filter.name")
			.build();
		WorkflowRun run = db.engine().executeBlocking(workflow, RunOptions.none());
		// end::plain[]
		assertThat(run.value("count", "count")).isEqualTo(1L);
		db.close().block();
	}

	@Test
	void operations() {
		DataFlow db = DataFlow.builder("h2:mem:operations").models(User.class).build();
		// tag::operations[]
		ModelOperations<User> users = db.model(User.class);
		Mono<List<User>> found = users.create(new User(null, "Alice", "alice@example.com"))
			.thenMany(users
				.list(Query.where(Map.of("email", Map.of("$like", "%@example.com"))).orderBy("name").limit(10)))
			.collectList();
		// end::operations[]
		assertThat(found.block()).extracting(User::name).containsExactly("Alice");
		db.close().block();
	}

	@Test
	void pages() {
		DataFlow db = DataFlow.builder("h2:mem:pages").models(User.class).build();
		db.model(User.class).create(new User("a", "Alice", null)).block();
		db.model(User.class).create(new User("b", "Bob", null)).block();
		// tag::pages[]
		ModelOperations<User> users = db.model(User.class);
		Query query = Query.all().orderBy("name").limit(1);
		Mono<List<User>> second = users.list(query)
			.last()
			.flatMap((last) -> users.list(query.after(users.cursor(query, last))).collectList());
		// end::pages[]
		assertThat(second.block()).extracting(User::name).containsExactly("Bob");
		db.close().block();
	}

	@Test
	void statements() {
		DataFlow db = DataFlow.builder("h2:mem:statements").models(User.class).build();
		// tag::statements[]
		BuiltStatement built = db.queryBuilder(User.class)
			.select("name")
			.where("email", "$like", "%@example.com")
			.orderBy("name", "ASC")
			.limit(10)
			.buildSelect();
		// end::statements[]
		assertThat(built.sql()).isEqualTo("SELECT \"name\" FROM \"users\" WHERE \"email\" LIKE $1"
				+ " ORDER BY \"name\" ASC, \"id\" ASC LIMIT $2");
		assertThat(built.parameters()).containsExactly("%@example.com", 10L);
	}

	@Test
	void masking() {
		// tag::masking[]
		Masking masking = Masking.standard().withKeys("iban");
		Map<String, ?> values = masking.mask(Map.of("name", "Alice", "api_key", "sk-123", "iban", "DE02"));
		String text = masking.mask("cannot open postgresql://app:hunter2@db/shop");
		// end::masking[]
		assertThat(values).isEqualTo(Map.of("name", "Alice", "api_key", "***MASKED***", "iban", "***MASKED***"));
		assertThat(text).isEqualTo("cannot open postgresql://app:***MASKED***@db/shop");
	}

	@Test
	void ownNode() {
		// tag::node[]
		NodeType greet = NodeType.of("GreetNode")
			.input("name", String.class)
			.output("text", String.class)
			.run((inputs) -> Mono.just(Map.of("text", "Hello " + inputs.get("name") + "!")));
		// end::node[]
		DataFlow db = DataFlow.builder("h2:mem:node").models(User.class).nodeTypes(greet).build();
		Workflow workflow = Workflow.builder("greeting").addNode("GreetNode", "greet", Map.of("name", "Bob")).build();
		assertThat(db.engine().executeBlocking(workflow, RunOptions.none()).value("greet", "text"))
			.isEqualTo("Hello Bob!");
		db.close().block();
	}

}
