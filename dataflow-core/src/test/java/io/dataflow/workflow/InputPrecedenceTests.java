/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class InputPrecedenceTests {

	private final NodeType source = NodeType.of("SourceNode")
		.openOutputs()
		.run((inputs) -> Mono.just(resultWithNull()));

	private final NodeType target = NodeType.of("TargetNode")
		.input("x", Object.class, "default")
		.optionalInput("plain", Object.class)
		.optionalInput("number", Integer.class)
		.input(Port.optional("filter", Map.class).withAliases("conditions").withEntries().withText())
		.openOutputs()
		.run(Mono::just);

	private final NodeType demanding = NodeType.of("DemandingNode")
		.input("x", Object.class)
		.openOutputs()
		.run(Mono::just);

	private final WorkflowEngine engine = WorkflowEngine.builder()
		.nodeTypes(List.of(this.source, this.target, this.demanding))
		.build();

	@Test
	void defaultShouldServeWhenNothingElseDoes() {
		assertThat(inputs(Map.of(), RunOptions.none())).containsExactly(Map.entry("x", "default"));
	}

	@Test
	void parameterShouldBeatDefault() {
		assertThat(inputs(Map.of("x", "static"), RunOptions.none())).containsEntry("x", "static");
	}

	@Test
	void sharedRunInputShouldBeatParameter() {
		assertThat(inputs(Map.of("x", "static"), RunOptions.inputs(Map.of("x", "shared", "undeclared", 1))))
			.containsExactly(Map.entry("x", "shared"));
	}

	@Test
	void connectionShouldBeatSharedRunInput() {
		assertThat(inputs(Map.of("x", "static"), RunOptions.inputs(Map.of("x", "shared")), "value", "x"))
			.containsEntry("x", "connected");
	}

	@Test
	void addressedRunInputShouldBeatConnection() {
		assertThat(inputs(Map.of("x", "static"), RunOptions.inputs(Map.of("x", "shared", "target", Map.of("x", "own"))),
				"value", "x"))
			.containsEntry("x", "own");
	}

	@Test
	void addressedRunInputShouldReplaceConnectionThatLeadsToNothing() {
		assertThat(inputs(Map.of(), RunOptions.none().input("target", Map.of("x", "own")), "missing", "x"))
			.containsEntry("x", "own");
	}

	@Test
	void valueUnderNodeIdThatIsNoMapShouldBeShared() {
		NodeType own = NodeType.of("OwnNode").optionalInput("target", Object.class).openOutputs().run(Mono::just);
		Workflow workflow = Workflow.builder("w").addNode("OwnNode", "target").build();
		WorkflowRun run = WorkflowEngine.builder()
			.nodeTypes(List.of(own))
			.build()
			.executeBlocking(workflow, RunOptions.inputs(Map.of("target", 1)));
		assertThat(run.value("target", "target")).isEqualTo(1);
	}

	@Test
	void nullFromConnectionShouldNotOverwrite() {
		assertThat(inputs(Map.of("plain", "static"), RunOptions.none(), "nothing", "plain")).containsEntry("plain",
				"static");
	}

	@Test
	void nullFromConnectionShouldBePassedWhenNothingElseIsSet() {
		assertThat(inputs(Map.of(), RunOptions.none(), "nothing", "plain")).containsEntry("plain", null);
	}

	@Test
	void nullFromConnectionShouldNotSuppressDefault() {
		assertThat(inputs(Map.of(), RunOptions.none(), "nothing", "x")).containsEntry("x", "default");
	}

	@Test
	void nullFromConnectionToRequiredInputShouldFail() {
		Workflow workflow = Workflow.builder("w")
			.addNode("SourceNode", "source")
			.addNode("DemandingNode", "target")
			.addConnection("source", "nothing", "target", "x")
			.build();
		assertThatExceptionOfType(WorkflowExecutionException.class)
			.isThrownBy(() -> this.engine.executeBlocking(workflow, RunOptions.none()))
			.withMessage("[DF-109] Node 'target' of workflow 'w' failed: Input 'x' of node 'target' must have a value, "
					+ "but connection source.nothing -> target.x gave null.")
			.withCauseInstanceOf(InvalidInputException.class);
	}

	@Test
	void nullParameterShouldBePassed() {
		Map<String, Object> parameters = new HashMap<>();
		parameters.put("plain", null);
		assertThat(inputs(parameters, RunOptions.none())).containsEntry("plain", null);
	}

	@Test
	void entryShouldBeMergedIntoParameterWithoutChangingIt() {
		Map<String, Object> filter = Map.of("active", true);
		Map<String, Object> inputs = inputs(Map.of("filter", filter), RunOptions.none(), "value", "filter.id");
		assertThat(inputs.get("filter")).isEqualTo(Map.of("active", true, "id", "connected"));
		assertThat(filter).isEqualTo(Map.of("active", true));
	}

	@Test
	void entryShouldCreateMapsOnItsWay() {
		assertThat(inputs(Map.of(), RunOptions.none(), "value", "filter.age.$gt").get("filter"))
			.isEqualTo(Map.of("age", Map.of("$gt", "connected")));
	}

	@Test
	void entryShouldServeAlias() {
		assertThat(inputs(Map.of(), RunOptions.none(), "value", "conditions.id").get("conditions"))
			.isEqualTo(Map.of("id", "connected"));
	}

	@Test
	void entryWhenParameterIsNoMapShouldFail() {
		assertThatExceptionOfType(WorkflowExecutionException.class)
			.isThrownBy(() -> inputs(Map.of("filter", "{}"), RunOptions.none(), "value", "filter.id"))
			.withMessageContaining("[DF-102]")
			.withMessageContaining(
					"cannot put an entry into 'filter' of node 'target', which is a text of 2 characters");
	}

	@Test
	void entryUnderAliasShouldJoinParameterUnderOtherName() {
		assertThat(inputs(Map.of("filter", Map.of("active", true)), RunOptions.none(), "value", "conditions.id"))
			.containsEntry("filter", Map.of("active", true, "id", "connected"))
			.doesNotContainKey("conditions");
	}

	@Test
	void valueUnderAliasShouldReplaceParameterUnderOtherName() {
		assertThat(inputs(Map.of("filter", Map.of("a", 1)), RunOptions.inputs(Map.of("conditions", Map.of("b", 2)))))
			.containsEntry("conditions", Map.of("b", 2))
			.doesNotContainKey("filter");
		assertThat(inputs(Map.of("conditions", Map.of("a", 1)),
				RunOptions.none().input("target", Map.of("filter", Map.of("b", 2)))))
			.containsEntry("filter", Map.of("b", 2))
			.doesNotContainKey("conditions");
	}

	@Test
	void bothNamesOfOneSourceShouldBeKeptForTheNode() {
		assertThat(inputs(Map.of("filter", Map.of(), "conditions", Map.of("a", 1)), RunOptions.none()))
			.containsKeys("filter", "conditions");
	}

	@Test
	void nullEntryShouldNotOverwrite() {
		assertThat(inputs(Map.of("filter", Map.of("id", 1)), RunOptions.none(), "nothing", "filter.id").get("filter"))
			.isEqualTo(Map.of("id", 1));
	}

	@Test
	void connectionOfWrongTypeShouldFailNamingPortAndType() {
		assertThatExceptionOfType(WorkflowExecutionException.class)
			.isThrownBy(() -> inputs(Map.of(), RunOptions.none(), "value", "number"))
			.withMessage(
					"[DF-102] Node 'target' of workflow 'w' failed: Input 'number' of node 'target' must be of type "
							+ "Integer, but connection source.value -> target.number gave a text of 9 characters.")
			.satisfies((ex) -> assertThat(ex.nodeId()).isEqualTo("target"))
			.satisfies((ex) -> assertThat(((InvalidInputException) ex.getCause()).input()).isEqualTo("number"))
			.satisfies((ex) -> assertThat(((InvalidInputException) ex.getCause()).nodeId()).isEqualTo("target"));
	}

	@Test
	void oneOutputShouldFeedTwoInputs() {
		Workflow workflow = Workflow.builder("w")
			.addNode("SourceNode", "source")
			.addNode("TargetNode", "target")
			.addConnection("source", "value", "target", "x")
			.addConnection("source", "value", "target", "plain")
			.build();
		assertThat(this.engine.executeBlocking(workflow, RunOptions.none()).result("target"))
			.containsEntry("x", "connected")
			.containsEntry("plain", "connected");
	}

	private Map<String, Object> inputs(Map<String, Object> parameters, RunOptions options, String... connection) {
		WorkflowBuilder builder = Workflow.builder("w")
			.addNode("SourceNode", "source")
			.addNode("TargetNode", "target", parameters);
		if (connection.length > 0) {
			builder.addConnection("source", connection[0], "target", connection[1]);
		}
		return this.engine.executeBlocking(builder.build(), options).result("target");
	}

	private static Map<String, Object> resultWithNull() {
		Map<String, Object> result = new HashMap<>();
		result.put("value", "connected");
		result.put("nothing", null);
		return result;
	}

}
