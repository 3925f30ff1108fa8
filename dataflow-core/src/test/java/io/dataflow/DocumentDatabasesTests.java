/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.dataflow.model.DataFlowModel;
import io.dataflow.operation.document.DocumentFind;
import io.dataflow.testing.DatabaseName;
import io.dataflow.testing.DatabaseTest;
import io.dataflow.testing.TestDatabase;
import io.dataflow.workflow.NodeType;
import io.dataflow.workflow.Problem;
import io.dataflow.workflow.Workflow;
import io.dataflow.workflow.WorkflowRun;
import io.dataflow.workflow.WorkflowValidationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.annotation.Id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for documents of several databases in one engine.
 */
@DatabaseTest(DatabaseName.MONGODB)
class DocumentDatabasesTests {

	private DataFlow logs;

	private DataFlow events;

	private DataFlow shop;

	@BeforeEach
	void start(TestDatabase database) {
		this.logs = DataFlow.builder(database.another().url()).name("logs").build();
		this.events = DataFlow.builder(database.another().url()).name("events").build();
		this.shop = DataFlow.builder("h2:mem:documents")
			.models(Document.class)
			.databases(this.logs, this.events)
			.build();
	}

	@AfterEach
	void stop() {
		this.shop.close().then(this.logs.close()).then(this.events.close()).block(DataFlowContract.LIMIT);
	}

	private WorkflowRun run(Workflow workflow) {
		return Objects.requireNonNull(this.shop.engine().run(workflow).block(DataFlowContract.LIMIT));
	}

	private static Workflow insert(String... database) {
		Map<String, Object> parameters = DataFlowContract.map("collection", "things", "document", Map.of("n", 1));
		if (database.length > 0) {
			parameters.put("database", database[0]);
		}
		return Workflow.builder("insert").addNode("DocumentInsertNode", "node", parameters).build();
	}

	private long count(DataFlow instance) {
		return Objects.requireNonNull(instance.operations()
			.execute(DocumentFind.of("things", Map.of()))
			.count()
			.onErrorReturn(0L)
			.block(DataFlowContract.LIMIT));
	}

	@Test
	void databaseOfANodeIsNamedByItsParameter() {
		run(insert("events"));
		assertThat(count(this.events)).isOne();
		assertThat(count(this.logs)).isZero();
		run(insert());
		assertThat(count(this.logs)).isOne();
	}

	@Test
	void databaseWithoutDocumentsIsRefused() {
		assertThatExceptionOfType(WorkflowValidationException.class).isThrownBy(() -> run(insert("default")))
			.satisfies((refusal) -> assertThat(refusal.problems()).extracting(Problem::action)
				.containsExactly("Use one of: logs, events."));
	}

	@Test
	void nodeOfAnotherDatabaseIsRefusedInATransaction() {
		Workflow workflow = Workflow.builder("mixed")
			.transaction("tx",
					(scope) -> scope.database("logs")
						.addNode("DocumentInsertNode", "node",
								Map.of("collection", "things", "document", Map.of("n", 1), "database", "events")))
			.build();
		assertThatExceptionOfType(WorkflowValidationException.class).isThrownBy(() -> run(workflow))
			.satisfies((refusal) -> assertThat(refusal.problems()).extracting(Problem::message)
				.singleElement()
				.asString()
				.contains("is of the database 'events'"));
	}

	@Test
	void nodesOfAnEntityKeepTheirNames() {
		NodeType count = this.shop.engine().nodeType("DocumentCountNode").orElseThrow();
		assertThat(count.subject()).isEqualTo("Document");
		assertThat(this.shop.engine().nodeTypes()).extracting(NodeType::name)
			.containsAll(List.of("DocumentFindNode", "AggregateNode", "GridFsReadNode"));
	}

	@Test
	void databaseWithoutDocumentsHasNoSuchNodes() {
		DataFlow other = DataFlow.builder("h2:mem:nodocuments").build();
		assertThat(other.engine().nodeType("DocumentFindNode")).isEmpty();
		other.close().block(DataFlowContract.LIMIT);
	}

	/**
	 * An entity whose nodes are called like those of documents.
	 *
	 * @param id the id
	 */
	@DataFlowModel
	record Document(@Id String id) {

	}

}
