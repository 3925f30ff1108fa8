/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TransactionNodeReportTests {

	private final WorkflowEngine engine = WorkflowEngine.builder()
		.nodeTypes(List.of(Gates.echo()))
		.transactionSupport(new RecordingTransactions())
		.build();

	private List<Problem> problems(WorkflowBuilder builder) {
		return this.engine.validate(builder.build()).errors();
	}

	@ParameterizedTest
	@ValueSource(strings = { "TransactionCommitNode", "TransactionRollbackNode", "TransactionSavepointNode",
			"TransactionRollbackToSavepointNode" })
	void nodeOutsideATransactionShouldBeRefused(String type) {
		Map<String, Object> parameters = type.contains("Savepoint") ? Map.of("name", "a", "savepoint", "a") : Map.of();
		assertThat(problems(Workflow.builder("w").addNode(type, "n", parameters))).singleElement()
			.satisfies((problem) -> {
				assertThat(problem.code()).isEqualTo("DF-504");
				assertThat(problem.message()).isEqualTo("Node 'n' needs a transaction, but none is open there.");
				assertThat(problem.action()).contains("TransactionScopeNode");
			});
	}

	@Test
	void nodeAfterTheEndShouldBeOutside() {
		List<Problem> problems = problems(Workflow.builder("w")
			.addNode("TransactionScopeNode", "scope")
			.addNode("TransactionCommitNode", "commit")
			.addNode("TransactionRollbackNode", "late")
			.addConnection("scope", "status", "commit", "result")
			.addConnection("commit", "status", "late", "result"));
		assertThat(problems).extracting(Problem::message)
			.containsExactly("Node 'late' needs a transaction, but none is open there.");
	}

	@Test
	void nodeOfTwoOpenTransactionsShouldBeRefused() {
		List<Problem> problems = problems(Workflow.builder("w")
			.addNode("TransactionScopeNode", "one", Map.of("auto_commit", true))
			.addNode("TransactionScopeNode", "two", Map.of("auto_commit", true))
			.addNode("EchoNode", "both", Map.of("other", "{{ two.status }}"))
			.addConnection("one", "status", "both", "value"));
		assertThat(problems).anySatisfy((problem) -> {
			assertThat(problem.code()).isEqualTo("DF-504");
			assertThat(problem.message()).startsWith("Node 'both' depends on two transactions, ")
				.contains("'one'", "'two'");
		});
	}

	@Test
	void nodeMayDependOnTransactionsThatHaveEnded() {
		assertThat(problems(Workflow.builder("w")
			.addNode("TransactionScopeNode", "one")
			.addNode("TransactionCommitNode", "endOne")
			.addNode("TransactionScopeNode", "two")
			.addNode("TransactionCommitNode", "endTwo")
			.addNode("EchoNode", "both")
			.addConnection("one", "status", "endOne", "result")
			.addConnection("two", "status", "endTwo", "result")
			.addConnection("endOne", "status", "both", "value")
			.addConnection("endTwo", "status", "both", "other"))).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "rollback_on_error, false, DF-701, cannot go on after a failure",
			"isolation_level, SNAPSHOT, DF-102, SNAPSHOT", "timeout, -1, DF-102, must not be negative",
			"timeout, 1e12, DF-102, 365", "timeout, soon, DF-102, must be of type Double" })
	void settingThatCannotBeShouldBeRefused(String name, String value, String code, String words) {
		List<Problem> problems = problems(Workflow.builder("w")
			.addNode("TransactionScopeNode", "scope", Map.of(name, value, "auto_commit", true)));
		assertThat(problems).singleElement().satisfies((problem) -> {
			assertThat(problem.code()).isEqualTo(code);
			assertThat(problem.nodeId()).isEqualTo("scope");
			assertThat(problem.message()).contains(words);
		});
	}

	@Test
	void savepointShouldNotHaveSettings() {
		List<Problem> problems = problems(Workflow.builder("w")
			.transaction("tx", (scope) -> scope.addNode("TransactionScopeNode", "inner",
					Map.of("auto_commit", true, "isolation_level", "SERIALIZABLE"))));
		assertThat(problems).extracting(Problem::message)
			.containsExactly("Transaction 'inner' is part of another one and has settings of its own.");
	}

	@Test
	void groupShouldNotBeginInsideATransactionOfANodeOutside() {
		List<Problem> problems = problems(Workflow.builder("w")
			.addNode("TransactionScopeNode", "scope", Map.of("auto_commit", true))
			.cycle("loop", (cycle) -> cycle.addNode("EchoNode", "e").maxIterations(2))
			.addConnection("scope", "status", "e", "value"));
		assertThat(problems).extracting(Problem::message)
			.containsExactly(
					"Node 'e' of a group follows the transaction 'scope', which was opened outside of the group.");
	}

	@Test
	void nodeFedFromInsideAndAfterTheEndShouldBeOutside() {
		List<Problem> problems = problems(Workflow.builder("w")
			.addNode("TransactionScopeNode", "scope")
			.addNode("TransactionCommitNode", "commit")
			.addNode("EchoNode", "after")
			.addNode("EchoNode", "late")
			.addConnection("scope", "status", "commit", "result")
			.addConnection("commit", "result", "after", "value")
			.addConnection("scope", "status", "late", "value")
			.addConnection("after", "value", "late", "other"));
		assertThat(problems).isEmpty();
	}

	@Test
	void engineWithoutTransactionsShouldSaySo() {
		Workflow workflow = Workflow.builder("w").addNode("TransactionScopeNode", "scope").build();
		assertThat(WorkflowEngine.builder().build().validate(workflow).errors()).extracting(Problem::message)
			.contains("Transaction 'scope' cannot run: the engine has no transaction support.");
	}

}
