/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.dataflow.logging.LogCategory;
import io.dataflow.testing.SecretScan;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link NodeLog}.
 */
class NodeLogTests {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private final WorkflowEngine engine = WorkflowEngine.builder()
		.nodeTypes(List.of(
				NodeType.of("EchoNode")
					.input("text", String.class)
					.output("text", String.class)
					.run((inputs) -> Mono.just(Map.of("text", inputs.get("text")))),
				NodeType.of("FailingNode").run((inputs) -> Mono.error(new IllegalStateException(SecretScan.TEXT)))))
		.build();

	@Test
	void eachNodeAndTheRunAreLoggedWithoutValues() {
		Workflow workflow = Workflow.builder("greeting")
			.addNode("EchoNode", "echo", Map.of("text", SecretScan.TEXT))
			.build();
		try (SecretScan scan = SecretScan.open()) {
			this.engine.run(workflow).block(LIMIT);
			List<String> lines = scan.lines(LogCategory.NODE_EXECUTION.loggerName());
			assertThat(lines).hasSize(2);
			assertThat(lines.get(0)).matches(
					"DEBUG io.dataflow.node: Run [0-9a-f-]{36} of workflow 'greeting': node 'echo' \\(EchoNode\\) completed after [0-9.E-]+ ms");
			assertThat(lines.get(1)).matches(
					"DEBUG io.dataflow.node: Run [0-9a-f-]{36} of workflow 'greeting' ended as COMPLETED after [0-9.E-]+ ms");
			assertThat(scan.leaks()).isEmpty();
		}
	}

	@Test
	void failureIsLoggedByItsCode() {
		Workflow workflow = Workflow.builder("broken").addNode("FailingNode", "fail").build();
		try (SecretScan scan = SecretScan.open()) {
			this.engine.run(workflow).onErrorComplete().block(LIMIT);
			List<String> lines = scan.lines(LogCategory.NODE_EXECUTION.loggerName());
			assertThat(lines).hasSize(2);
			assertThat(lines.get(0)).contains("node 'fail' (FailingNode) failed after").endsWith(" ms with DF-501");
			assertThat(lines.get(1)).contains("ended as FAILED after").endsWith(" ms with DF-501");
			assertThat(scan.leaks()).isEmpty();
		}
	}

	@Test
	void whenNobodyReadsTheLogNobodyListens() {
		assertThat(LoggerFactory.getLogger("io.dataflow.node").isDebugEnabled()).isFalse();
		List<RunListener> none = List.of();
		Workflow workflow = Workflow.builder("greeting").addNode("FailingNode", "fail").build();
		PreparedRun prepared = this.engine.prepare(workflow, RunOptions.none(), null);
		assertThat(NodeLog.after(none, prepared.plan())).isSameAs(none);
	}

}
