/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.util.List;
import java.util.Map;

import io.dataflow.model.DataFlowModel;
import io.dataflow.operation.document.DocumentFind;
import io.dataflow.testing.DatabaseName;
import io.dataflow.testing.DatabaseTest;
import io.dataflow.workflow.NodeType;
import io.dataflow.workflow.Problem;
import io.dataflow.workflow.Workflow;
import io.dataflow.workflow.WorkflowValidationException;
import org.junit.jupiter.api.Test;
import org.springframework.data.annotation.Id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for documents of several databases in one engine.
 */
@DatabaseTest(DatabaseName.MONGODB)
final class DocumentDatabasesTests extends AbstractInstanceTests {

	private DataFlow logs;

	private DataFlow events;

	@Override
	DataFlow instance() {
		this.logs = beside(DataFlow.builder(url()).name("logs").build());
		this.events = beside(DataFlow.builder(database().another().url()).name("events").build());
		return DataFlow.builder("h2:mem:documents").models(Document.class).databases(this.logs, this.events).build();
	}

	private long count(DataFlow instance) {
		return await(instance.operations().execute(DocumentFind.of("things", Map.of())).count().onErrorReturn(0L));
	}

	@Test
	void databaseOfANodeIsNamedByItsParameter() {
		run("DocumentInsertNode", "collection", "things", "document", Map.of("n", 1), "database", "events");
		assertThat(count(this.events)).isOne();
		assertThat(count(this.logs)).isZero();
		run("DocumentInsertNode", "collection", "things", "document", Map.of("n", 1));
		assertThat(count(this.logs)).isOne();
	}

	@Test
	void databaseWithoutDocumentsIsRefused() {
		assertThat(
				refusal("DocumentInsertNode", "collection", "things", "document", Map.of("n", 1), "database", "default")
					.action())
			.isEqualTo("Use one of: logs, events.");
	}

	@Test
	void nodeOfAnotherDatabaseIsRefusedInATransaction() {
		Workflow workflow = Workflow.builder("mixed")
			.transaction("tx",
					(scope) -> scope.database("logs")
						.addNode("DocumentInsertNode", "node",
								Map.of("collection", "things", "document", Map.of("n", 1), "database", "events")))
			.build();
		assertThatExceptionOfType(WorkflowValidationException.class)
			.isThrownBy(() -> await(db().engine().run(workflow)))
			.satisfies((refusal) -> assertThat(refusal.problems()).extracting(Problem::message)
				.singleElement()
				.asString()
				.contains("is of the database 'events'"));
	}

	@Test
	void nodesOfAnEntityKeepTheirNames() {
		NodeType count = db().engine().nodeType("DocumentCountNode").orElseThrow();
		assertThat(count.subject()).isEqualTo("Document");
		assertThat(db().engine().nodeTypes()).extracting(NodeType::name)
			.containsAll(List.of("DocumentFindNode", "AggregateNode", "GridFsReadNode"));
	}

	@Test
	void databaseWithoutDocumentsHasNoSuchNodes() {
		DataFlow other = DataFlow.builder("h2:mem:nodocuments").build();
		assertThat(other.engine().nodeType("DocumentFindNode")).isEmpty();
		other.close().block(LIMIT);
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
