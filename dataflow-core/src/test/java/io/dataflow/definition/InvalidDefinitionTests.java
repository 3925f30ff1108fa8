/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.definition;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for the problems of definitions and their places.
 */
class InvalidDefinitionTests {

	private static final String NODES = "name: w\nnodes: {a: {type: A}, b: {type: B}}\n";

	@Test
	void malformedYamlHasItsPlace() {
		assertThat(problems("name: w\nnodes: {a: [1, 2")).singleElement()
			.asString()
			.startsWith("w.yaml:2:17: [DF-802] This is not YAML: while parsing a flow sequence");
	}

	@Test
	void malformedJsonHasItsPlace() {
		assertThat(problems("{\"name\": \"w\"\n \"nodes\": {}}")).singleElement().asString().startsWith("w.yaml:2:");
	}

	@Test
	void allProblemsAreListedAtOnce() {
		assertThat(problems("""
				nam: w
				inputs: {x: {type: strng}}
				nodes:
				  a: {typ: A, timeout: 5}
				  b: {type: 7, params: [1], retry: {attempts: 1, dely: 1s}, continue_on_error: maybe}
				connections:
				  - a -> b
				  - a.x -> c.y
				transactions:
				  tx: {nodes: [a, z], isolation: serialisable}
				""")).containsExactly(
				"w.yaml:1:1: [DF-110] The workflow has no 'nam'. Did you mean 'name'? Valid: $schema, name, "
						+ "description, inputs, nodes, connections, transactions, cycles.",
				"w.yaml:1:1: [DF-101] The workflow has no 'name'. Give the workflow a name.",
				"w.yaml:2:20: [DF-102] Input 'x' has the type 'strng', which does not exist. Did you mean "
						+ "'string'? Valid: " + String.join(", ", InputType.names()) + ".",
				"w.yaml:4:6: [DF-101] Node 'a' has no 'type'. Give it the name of a node type.",
				"w.yaml:4:7: [DF-110] Node 'a' has no 'typ'. Did you mean 'type'? Valid: type, params, timeout, "
						+ "retry, continue_on_error.",
				"w.yaml:4:24: [DF-102] 'timeout' of node 'a' must be a duration such as 5s, 100ms, 2m, 1h or "
						+ "PT1.5S, but is 5. Write a duration such as 5s, 100ms, 2m, 1h or PT1.5S.",
				"w.yaml:5:13: [DF-102] 'type' of node 'b' must be a text, in quotes where it looks like something "
						+ "else, but is 7. Write a text, in quotes where it looks like something else.",
				"w.yaml:5:24: [DF-102] 'params' of node 'b' must be a map, but is a list. Write a map.",
				"w.yaml:5:47: [DF-102] 'attempts' of retry of node 'b' must be a whole number of at least 2, but "
						+ "is 1. Write a whole number of at least 2.",
				"w.yaml:5:50: [DF-110] Retry of node 'b' has no 'dely'. Did you mean 'delay'? Valid: attempts, "
						+ "delay, multiplier, max_delay.",
				"w.yaml:5:80: [DF-102] 'continue_on_error' of node 'b' must be true or false, but is the text "
						+ "'maybe'. Write true or false.",
				"w.yaml:7:5: [DF-201] 'a -> b' in 'connections' of the workflow is no connection. Write "
						+ "'node.output -> node.input', for instance 'create.id -> list.filter.id'.",
				"w.yaml:8:5: [DF-201] Connection a.x -> c.y names node 'c', which does not exist. Did you mean 'a'? "
						+ "Valid: a, b.",
				"w.yaml:10:19: [DF-201] Group 'tx' names node 'z', which does not exist. Did you mean 'a'? "
						+ "Valid: a, b.",
				"w.yaml:10:34: [DF-102] Transaction 'tx': There is no isolation level 'serialisable'. Did you mean "
						+ "'SERIALIZABLE'? Valid: READ_UNCOMMITTED, READ_COMMITTED, REPEATABLE_READ, "
						+ "SERIALIZABLE.");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			connections: [a.x -> a.y]                            | 3:15 | DF-201
			connections: [a.x -> b.y, a.x -> b.y]                | 3:27 | DF-207
			connections: [a.x -> b.y, b.x -> a.y]                | 3:15 | DF-204
			connections: [a.x..y -> b.y]                         | 3:15 | DF-205
			connections: [a.x -> b.y.]                           | 3:15 | DF-206
			connections: [{from: a, output: x, to: b}]           | 3:15 | DF-101
			connections: [a.x -> b.y -> c.z]                     | 3:15 | DF-201
			connections: [5]                                     | 3:15 | DF-201
			connections: a.x -> b.y                              | 3:14 | DF-102
			transactions: {a: {nodes: [b]}}                      | 3:16 | DF-801
			transactions: {t: {nodes: [a]}, u: {nodes: [a]}}     | 3:45 | DF-801
			transactions: {t: {nodes: [a], in: u}}               | 3:36 | DF-801
			transactions: {t: {nodes: [a], in: t}}               | 3:36 | DF-801
			transactions: {t: {nodes: [a, a]}}                   | 3:31 | DF-801
			transactions: {t: {nodes: [a], timeout: 0s}}         | 3:41 | DF-102
			transactions: {t: {nodes: [a], timeout: 400d}}       | 3:41 | DF-102
			transactions: {t: {nodes: []}}                       | 3:16 | DF-801
			cycles: {c: {nodes: [a]}}                            | 3:10 | DF-801
			cycles: {c: {nodes: [a], max_iterations: 0}}         | 3:42 | DF-102
			cycles: {c: {nodes: [a], timeout: 5 s}}              | 3:35 | DF-102
			cycles: {c: {nodes: [a], feedback: [a.x -> b.y], max_iterations: 2}} | 3:37 | DF-201
			inputs: {x: {type: integer, default: ten}}           | 3:38 | DF-102
			inputs: {x: {type: string, default: [1]}}            | 3:37 | DF-102
			inputs: {x: {}}                                      | 3:13 | DF-101
			inputs: {x: string}                                  | 3:13 | DF-102
			name: again                                          | 3:1  | DF-801
			description: 5                                       | 3:14 | DF-102
			description: !!java.net.URL x                        | 3:14 | DF-802
			description: !long 5                                 | 3:14 | DF-102
			description: *missing                                | 3:14 | DF-802
			? [a]                                                | 3:3  | DF-802
			""")
	void problemHasItsPlaceAndCode(String line, String place, String code) {
		assertThat(problems(NODES + line))
			.anySatisfy((problem) -> assertThat(problem).startsWith("w.yaml:" + place + ": [" + code + "] "));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			{$decimal: "x"}           | DF-102 | 'x' is no value of the type 'decimal'. Write it as in !decimal "1.10".
			{$decimal: 1.10}          | DF-102 | The value of '$decimal' must be a text in quotes, but is 1.10.
			{$map: 5}                 | DF-102 | The value of '$map' must be a map, but is 5.
			!instant yesterday        | DF-102 | 'yesterday' is no value of the type 'instant'.
			1e999                     | DF-102 | The number '1e999' cannot be taken: it is larger than a double may be.
			!bean x                   | DF-802 | The tag '!bean' is not known.
			!long [1]                 | DF-802 | The tag !long is for single values.
			{{ inputs.x }}            | DF-802 | The key of a map is a map.
			{a: 1, a: 2}              | DF-801 | The key 'a' is there twice.
			"{{ a b"                  | DF-205 | A parameter of node 'a' holds
			""")
	void parameterThatIsNoValueIsRefused(String value, String code, String message) {
		assertThat(problems("name: w\nnodes:\n  a:\n    type: A\n    params:\n      x: " + value + "\n"))
			.anySatisfy((problem) -> assertThat(problem).startsWith("w.yaml:6:").contains("[" + code + "] " + message));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			``                     | 1:1 | The definition is empty.
			5                      | 1:1 | The workflow must be a map, but is 5.
			name: w                | 1:1 | The workflow has no 'nodes'.
			{name: w, nodes: {}}   | 1:18 | The workflow has no nodes.
			{name: w, nodes: []}   | 1:18 | 'nodes' of the workflow must be a map, but is a list.
			{name: "", nodes: {a: {type: A}}} | 1:1 | The workflow has an empty name.
			{name: w, nodes: {1a: {type: A}}} | 1:19 | Node id '1a' is not valid.
			{name: w, nodes: {env: {type: A}}} | 1:19 | Node id 'env' is a word of templates.
			""")
	void definitionWithoutItsPartsIsRefused(String text, String place, String message) {
		assertThat(problems(text))
			.anySatisfy((problem) -> assertThat(problem).startsWith("w.yaml:" + place + ": ").contains(message));
	}

	@Test
	void secondDocumentIsRefused() {
		assertThat(problems(NODES + "---\nname: v\n")).singleElement()
			.asString()
			.startsWith("w.yaml:3:1: [DF-802] The file holds several documents.");
	}

	@Test
	void characterThatYamlDoesNotKnowIsRefused() {
		assertThat(problems("name: w\nnodes: \u0001")).singleElement()
			.asString()
			.startsWith("w.yaml:2:8: [DF-802] The character U+0001 may not stand in YAML.");
	}

	@Test
	void deepNestingIsRefused() {
		assertThat(problems("name: " + "[".repeat(200_000))).singleElement()
			.asString()
			.startsWith("w.yaml:1:56: [DF-802] Lists and maps are nested more than 50 deep.");
	}

	@Test
	void deepNestingByAliasesIsRefused() {
		StringBuilder text = new StringBuilder("x0: &x0 [[[[[[[[[[1]]]]]]]]]]\n");
		for (int i = 1; i < 9; i++) {
			text.append("x" + i + ": &x" + i + " [[[[[[[[[[*x" + (i - 1) + "]]]]]]]]]]\n");
		}
		assertThat(problems(text.toString())).anySatisfy(
				(problem) -> assertThat(problem).contains("[DF-802] Lists and maps are nested more than 50 deep."));
	}

	@Test
	void deepNestingOfGroupsIsRefused() {
		StringBuilder text = new StringBuilder(NODES + "transactions:\n  t0: {nodes: [a]}\n");
		for (int i = 1; i < 10_000; i++) {
			text.append("  t" + i + ": {in: t" + (i - 1) + "}\n");
		}
		assertThat(problems(text.toString())).anySatisfy((problem) -> assertThat(problem)
			.startsWith("w.yaml:54:3: [DF-801] Group 't50' is nested more than 50 deep."));
	}

	@Test
	void growthByAliasesIsRefused() {
		StringBuilder text = new StringBuilder("x0: &x0 [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]\n");
		for (int i = 1; i < 20; i++) {
			text.append("x" + i + ": &x" + i + " [" + ("*x" + (i - 1) + ", ").repeat(9) + "1]\n");
		}
		assertThat(problems(text.toString())).anySatisfy(
				(problem) -> assertThat(problem).contains("[DF-802] Aliases stand for more than 10000 values."));
	}

	@Test
	void aliasOfWhatContainsItIsRefused() {
		assertThat(problems("name: &a [*a]")).singleElement()
			.asString()
			.startsWith("w.yaml:1:11: [DF-802] There is no anchor &a before *a.");
	}

	@Test
	void messageOfManyProblemsIsShort() {
		String text = NODES + "connections: [" + "x, ".repeat(5000) + "]";
		InvalidDefinitionException error = catchThrowableOfType(InvalidDefinitionException.class,
				() -> WorkflowDefinitions.read(text, "w.yaml"));
		assertThat(error.problems()).hasSize(5000);
		assertThat(error).hasMessageStartingWith("[DF-802] Workflow definitions have 5000 problems:")
			.hasMessageEndingWith("\n  and 4900 more");
		assertThat(error.code()).isEqualTo("DF-802");
		assertThat(error.action()).isEqualTo("Correct each of the problems that the message lists.");
	}

	private static List<String> problems(String text) {
		InvalidDefinitionException error = catchThrowableOfType(InvalidDefinitionException.class,
				() -> WorkflowDefinitions.read(text, "w.yaml"));
		assertThat(error).as(text).isNotNull();
		return error.problems().stream().map(DefinitionProblem::toString).toList();
	}

}
