/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import io.dataflow.error.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class WorkflowValidationTests {

	private final AtomicInteger runs = new AtomicInteger();

	private final NodeType create = NodeType.of("UserCreateNode")
		.input("name", String.class)
		.input("age", Integer.class, 0)
		.input(Port.optional("filter", Map.class).withEntries())
		.output("id", String.class)
		.output("record", Map.class)
		.run((inputs) -> Mono.fromCallable(() -> Map.of("id", this.runs.incrementAndGet())));

	private final NodeType strict = NodeType.of("StrictNode")
		.strict()
		.optionalInput("x", String.class)
		.run((inputs) -> Mono.empty());

	private final NodeType read = NodeType.of("UserReadNode")
		.optionalInput("id", Object.class)
		.input(Port.optional("filter", Map.class).withEntries())
		.check((parameters,
				arriving) -> (parameters.containsKey("id") || parameters.containsKey("filter")
						|| arriving.contains("id") || arriving.contains("filter"))
								? List.of()
								: List.of(new CodedException(ErrorCode.READ_WITHOUT_ID,
										"Neither id nor filter is given.")))
		.openOutputs()
		.run((inputs) -> Mono.empty());

	private final WorkflowEngine engine = WorkflowEngine.builder()
		.nodeTypes(List.of(this.create, this.strict, this.read))
		.build();

	@Test
	void validWorkflowShouldHaveNoProblems() {
		ValidationReport report = this.engine.validate(one("UserCreateNode", Map.of("name", "Alice", "age", "5")));
		assertThat(report).isEqualTo(new ValidationReport("w", List.of(), List.of()));
		assertThat(report.isValid()).isTrue();
	}

	@Test
	void unknownTypeShouldNameNearestType() {
		assertThat(errors(one("UserCreatNode", Map.of())))
			.containsExactly("[DF-701] Node 'n' has the type 'UserCreatNode', which is not registered. "
					+ "Did you mean 'UserCreateNode'? Valid: UserCreateNode, StrictNode, UserReadNode.");
	}

	@Test
	void unknownParameterShouldWarn() {
		ValidationReport report = this.engine.validate(one("UserCreateNode", Map.of("name", "A", "agee", 1)));
		assertThat(report.isValid()).isTrue();
		assertThat(report.warnings()).singleElement()
			.hasToString("[DF-110] Node 'n' is given 'agee', which UserCreateNode does not declare. "
					+ "Did you mean 'age'? Valid: name, age, filter.");
	}

	@Test
	void unknownParameterOfStrictTypeShouldBeError() {
		assertThat(errors(one("StrictNode", Map.of("y", 1)))).singleElement()
			.asString()
			.startsWith("[DF-110] Node 'n' is given 'y'");
	}

	@Test
	void unknownAddressedRunInputShouldWarnOrFail() {
		ValidationReport lenient = this.engine.validate(one("UserReadNode", Map.of("id", 1)),
				RunOptions.none().input("n", Map.of("y", 1)));
		ValidationReport strictly = this.engine.validate(one("StrictNode", Map.of()),
				RunOptions.none().input("n", Map.of("y", 1)));
		assertThat(lenient.warnings()).extracting(Problem::code).containsExactly("DF-110");
		assertThat(lenient.errors()).isEmpty();
		assertThat(strictly.errors()).extracting(Problem::code).containsExactly("DF-110");
		assertThat(strictly.warnings()).isEmpty();
	}

	@Test
	void parameterOfWrongTypeShouldNameNodePortAndType() {
		assertThat(errors(one("UserCreateNode", Map.of("name", List.of("x"), "age", "abc")))).containsExactlyInAnyOrder(
				"[DF-102] Parameter 'age' of node 'n' must be of type Integer, but is a text of 3 characters. "
						+ "Give a value of that type.",
				"[DF-102] Parameter 'name' of node 'n' must be of type String, but is a list. "
						+ "Give a value of that type.");
	}

	@Test
	void runInputOfWrongTypeShouldFailBeforeTheRun() {
		RunOptions options = RunOptions.inputs(Map.of("age", "abc", "n", Map.of("name", Map.of())));
		assertThat(this.engine.validate(one("UserCreateNode", Map.of("name", "A")), options).errors())
			.extracting(Problem::toString)
			.containsExactly(
					"[DF-102] Run input 'age' of node 'n' must be of type Integer, but is a text of 3 characters. "
							+ "Give a value of that type.",
					"[DF-102] Run input 'name' of node 'n' must be of type String, but is a map. "
							+ "Give a value of that type.");
	}

	@Test
	void missingRequiredInputShouldListWhatIsGiven() {
		assertThat(errors(one("UserCreateNode", Map.of("nam", "A"))))
			.containsExactly("[DF-101] Node 'n' misses required inputs: [name]. Given: [nam]. "
					+ "Set them as parameters, connect them, or give them as run inputs.");
	}

	@Test
	void requiredInputShouldBeServedByRunInputOrConnection() {
		Workflow alone = one("UserCreateNode", Map.of());
		assertThat(this.engine.validate(alone, RunOptions.inputs(Map.of("name", "A"))).isValid()).isTrue();
		assertThat(this.engine.validate(alone, RunOptions.none().input("n", Map.of("name", "A"))).isValid()).isTrue();
		assertThat(errors(connected("id", "name"))).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("unfitInputs")
	void runInputsThatNoLongerFitShouldFail(Map<String, Object> inputs, String code) {
		Workflow workflow = one("UserCreateNode", Map.of());
		Mono<WorkflowRun> fitting = this.engine.run(workflow, RunOptions.inputs(Map.of("name", "A")));
		fitting.then(this.engine.run(workflow, RunOptions.inputs(inputs)))
			.as(StepVerifier::create)
			.expectErrorSatisfies((error) -> assertThat(error).hasMessageContaining(code))
			.verify(Duration.ofSeconds(5));
	}

	static Stream<Arguments> unfitInputs() {
		return Stream.of(arguments(Map.of("name", List.of()), "DF-102"),
				arguments(Collections.singletonMap("name", null), "DF-109"), arguments(Map.of("age", 1), "DF-101"),
				arguments(Map.of("n", Map.of("name", List.of())), "DF-102"),
				arguments(Map.of("n", Map.of("age", 1)), "DF-101"));
	}

	@Test
	void requiredInputWithNullShouldFail() {
		assertThat(errors(one("UserCreateNode", Collections.singletonMap("name", null))))
			.containsExactly("[DF-109] Input 'name' of node 'n' must have a value, but is null. Give a value.");
	}

	@Test
	void connectionFromUnknownOutputShouldNameNearest() {
		assertThat(errors(connected("records.id", "name"))).containsExactly(
				"[DF-202] Connection a.records.id -> b.name names output 'records', which UserCreateNode does not declare. "
						+ "Did you mean 'record'? Valid: id, record.");
		assertThat(errors(connected("result.x", "name"))).singleElement()
			.asString()
			.startsWith("[DF-202] Connection a.result.x -> b.name names output 'x'");
	}

	@Test
	void connectionToUnknownInputShouldNameNearest() {
		assertThat(errors(connected("id", "nam")))
			.contains("[DF-206] Connection a.id -> b.nam names input 'nam', which UserCreateNode does not declare. "
					+ "Did you mean 'name'? Valid: name, age, filter.");
	}

	@Test
	void connectionToEntryOfPlainInputShouldFail() {
		assertThat(errors(connected("id", "age.x")))
			.contains("[DF-206] Connection a.id -> b.age.x names an entry of input 'age' of UserCreateNode, "
					+ "which takes a value only as a whole. Connect to 'age'.");
	}

	@Test
	void connectionOfClashingTypesShouldFail() {
		assertThat(errors(connected("record", "name"))).containsExactly(
				"[DF-203] Connection a.record -> b.name joins an output of type Map to an input of type String."
						+ " Connect an output of a fitting type, or a path into this one.");
		assertThat(errors(connected("result", "name"))).singleElement().asString().startsWith("[DF-203]");
		assertThat(errors(connected("record.name", "name"))).isEmpty();
	}

	@Test
	void checkOfNodeTypeShouldBeAskedBeforeTheRun() {
		assertThat(errors(one("UserReadNode", Map.of())))
			.containsExactly("[DF-702] Node 'n': Neither id nor filter is given. Do something else.");
	}

	@Test
	void checkShouldKnowWhatArrives() {
		assertThat(this.engine.validate(one("UserReadNode", Map.of()), RunOptions.inputs(Map.of("id", 1))).isValid())
			.isTrue();
		Workflow byEntry = Workflow.builder("w")
			.addNode("UserCreateNode", "a", Map.of("name", "A"))
			.addNode("UserReadNode", "b")
			.addConnection("a", "id", "b", "filter.id")
			.build();
		assertThat(errors(byEntry)).isEmpty();
	}

	@Test
	void checkShouldSeeOnlyFinalParameters() {
		Set<String> seen = new TreeSet<>();
		NodeType type = NodeType.of("CheckedNode")
			.optionalInput("a", Object.class)
			.optionalInput("b", Object.class)
			.optionalInput("c", Object.class)
			.input(Port.optional("filter", Map.class).withEntries())
			.check((parameters, arriving) -> {
				seen.clear();
				parameters.keySet().forEach((name) -> seen.add("static " + name));
				arriving.forEach((name) -> seen.add("arriving " + name));
				throw new CodedException(ErrorCode.INVALID_OPERATOR, "no");
			})
			.openOutputs()
			.run(Mono::just);
		Workflow workflow = Workflow.builder("w")
			.addNode("EchoNode", "source")
			.addNode("CheckedNode", "n", Map.of("a", 1, "b", 2, "c", 3, "filter", Map.of("x", 1)))
			.addConnection("source", "value", "n", "b")
			.addConnection("source", "value", "n", "filter.id")
			.build();
		WorkflowEngine checking = WorkflowEngine.builder().nodeTypes(List.of(type, Gates.echo())).build();
		ValidationReport report = checking.validate(workflow, RunOptions.inputs(Map.of("c", 4)));
		assertThat(report.errors()).extracting(Problem::code).containsExactly("DF-907");
		assertThat(seen).containsExactly("arriving b", "arriving c", "arriving filter", "arriving filter.id",
				"static a", "static filter");
	}

	@Test
	void transactionWithoutSupportShouldBeRefused() {
		Workflow workflow = Workflow.builder("w")
			.transaction("tx", (scope) -> scope.addNode("UserCreateNode", "n", Map.of("name", "A")))
			.build();
		assertThat(errors(workflow)).singleElement()
			.asString()
			.startsWith("[DF-701] Transaction 'tx' cannot run: the engine has no transaction support.");
	}

	@Test
	void runWhenInvalidShouldReportEverythingAndRunNothing() {
		Workflow workflow = Workflow.builder("w")
			.addNode("UserCreateNode", "good", Map.of("name", "A"))
			.addNode("UserCreateNode", "bad", Map.of("age", "abc"))
			.addNode("Nothing", "unknown")
			.addConnection("good", "nothing", "unknown", "x")
			.build();
		assertThatExceptionOfType(WorkflowValidationException.class)
			.isThrownBy(() -> this.engine.executeBlocking(workflow, RunOptions.none()))
			.withMessageContaining("[DF-805] Workflow 'w' has 4 problems")
			.satisfies((ex) -> assertThat(ex.problems()).extracting(Problem::code)
				.containsExactly("DF-701", "DF-102", "DF-202", "DF-101"))
			.satisfies((ex) -> assertThat(ex.problems()).extracting(Problem::nodeId)
				.containsExactly("unknown", "bad", "good", "bad"));
		assertThat(this.runs).hasValue(0);
		assertThat(this.engine.activeRuns()).isZero();
	}

	private List<String> errors(Workflow workflow) {
		return this.engine.validate(workflow).errors().stream().map(Problem::toString).toList();
	}

	private static Workflow one(String type, Map<String, Object> parameters) {
		return Workflow.builder("w").addNode(type, "n", parameters).build();
	}

	private static Workflow connected(String output, String input) {
		return Workflow.builder("w")
			.addNode("UserCreateNode", "a", Map.of("name", "A"))
			.addNode("UserCreateNode", "b", (input.equals("name")) ? Map.of() : Map.of("name", "B"))
			.addConnection("a", output, "b", input)
			.build();
	}

}
