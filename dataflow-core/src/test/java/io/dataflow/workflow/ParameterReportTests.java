/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.List;
import java.util.Map;
import java.util.Set;

import io.dataflow.error.ErrorCode;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which parameters of a node are reported, and that each is reported once.
 */
class ParameterReportTests {

	@Test
	void parameterThatTheNodeDealsWithIsNotReported() {
		NodeType lenient = type().dealsWith("created_at"::equals).run((inputs) -> Mono.just(Map.of()));
		assertThat(validate(lenient, Map.of("created_at", "x")).warnings()).isEmpty();
		assertThat(validate(lenient, Map.of("created", "x")).warnings()).extracting(Problem::errorCode)
			.containsExactly(ErrorCode.UNKNOWN_PARAMETER);
	}

	@Test
	void parameterThatTheNodeDealsWithIsNotRefusedByAStrictType() {
		NodeType strict = type().strict().dealsWith("created_at"::equals).run((inputs) -> Mono.just(Map.of()));
		assertThat(validate(strict, Map.of("created_at", "x")).isValid()).isTrue();
		assertThat(validate(strict, Map.of("created", "x")).errors()).extracting(Problem::errorCode)
			.containsExactly(ErrorCode.UNKNOWN_PARAMETER);
		assertThat(WorkflowEngine.builder()
			.nodeTypes(List.of(strict))
			.build()
			.validate(workflow(Map.of()), RunOptions.inputs(Map.of("node", Map.of("created_at", "x"))))
			.isValid()).isTrue();
	}

	@Test
	void parameterWhoseTypeDoesNotFitIsKeptFromTheCheckOfTheNode() {
		NodeType type = type().check((parameters, arriving) -> {
			assertThat(parameters).containsOnlyKeys("text");
			assertThat(arriving).isEqualTo(Set.of("number"));
			return List.of();
		}).run((inputs) -> Mono.just(Map.of()));
		assertThat(validate(type, Map.of("number", "abc", "text", "x")).errors()).extracting(Problem::errorCode)
			.containsExactly(ErrorCode.TYPE_MISMATCH);
	}

	private static NodeTypeBuilder type() {
		return NodeType.of("TestNode").optionalInput("number", Integer.class).optionalInput("text", String.class);
	}

	private static ValidationReport validate(NodeType type, Map<String, Object> parameters) {
		return WorkflowEngine.builder().nodeTypes(List.of(type)).build().validate(workflow(parameters));
	}

	private static Workflow workflow(Map<String, Object> parameters) {
		return Workflow.builder("report").addNode("TestNode", "node", parameters).build();
	}

}
