/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.definition;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests that the JSON Schema of definitions and their reader agree.
 */
class DefinitionSchemaTests {

	private final JsonNode document = schemaDocument();

	private final Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
		.getSchema(this.document);

	@ParameterizedTest
	@ValueSource(strings = { "onboarding.yaml", "checkout.yaml", "minimal.json" })
	void examplesAreValid(String name) throws IOException {
		try (InputStream stream = DefinitionSchemaTests.class.getResourceAsStream("/definitions/" + name)) {
			String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
			assertThat(errors(text)).isEmpty();
			assertThat(WorkflowDefinitions.read(text, name).nodes()).isNotEmpty();
		}
	}

	@Test
	void definitionsOfTheDocumentationAreValid() throws IOException {
		List<String> definitions = Pattern.compile("^```yaml\\R(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL)
			.matcher(Files.readString(Path.of("../docs/workflows.md")))
			.results()
			.map((fence) -> fence.group(1))
			.filter((yaml) -> yaml.contains("\nnodes:"))
			.toList();
		assertThat(definitions).isNotEmpty().allSatisfy((text) -> {
			assertThat(errors(text)).isEmpty();
			assertThat(WorkflowDefinitions.read(text, "workflows.md").nodes()).isNotEmpty();
		});
	}

	@Test
	void everythingThatIsWrittenIsValid() {
		IntStream.range(0, 100)
			.mapToObj((seed) -> new RandomWorkflows(seed).next())
			.map(WorkflowDefinitions::writeJson)
			.filter((json) -> !json.contains("\"multiplier\": {"))
			.forEach((json) -> assertThat(errors(json)).as(json).isEmpty());
	}

	@ParameterizedTest
	@ValueSource(strings = { "nam: w", "name: 5", "name: ' '", "description: [x]", "version: 1", "inputs: []",
			"inputs: {x: {}}", "inputs: {x: {type: text}}", "inputs: {x: {type: string, required: yes}}",
			"inputs: {x: {type: string, defalt: 1}}", "nodes: {}", "nodes: []", "nodes: {1a: {type: A}}",
			"nodes: {now: {type: A}}", "nodes: {a: A}", "nodes: {a: {}}", "nodes: {a: {type: 5}}",
			"nodes: {a: {type: A, parms: {}}}", "nodes: {a: {type: A, params: []}}",
			"nodes: {a: {type: A, timeout: 5}}", "nodes: {a: {type: A, timeout: 5 seconds}}",
			"nodes: {a: {type: A, timeout: 0s}}", "nodes: {a: {type: A, timeout: PT0S}}",
			"nodes: {a: {type: A, timeout: P}}", "nodes: {a: {type: A, retry: 3}}", "nodes: {a: {type: A, retry: {}}}",
			"nodes: {a: {type: A, retry: {attempts: 1}}}", "nodes: {a: {type: A, retry: {attempts: 2.5}}}",
			"nodes: {a: {type: A, retry: {attempts: 2, multiplier: 0.5}}}",
			"nodes: {a: {type: A, retry: {attempts: 2, max-delay: 5s}}}",
			"nodes: {a: {type: A, continue_on_error: 'true'}}", "nodes: {a: {type: A, params: {x: {$decimal: x}}}}",
			"nodes: {a: {type: A, params: {x: {$date: 5}}}}", "nodes: {a: {type: A, params: {x: [{$map: 5}]}}}",
			"connections: a.x -> b.y", "connections: [a -> b]", "connections: [5]",
			"connections: [{from: a, output: x, to: b}]",
			"connections: [{from: a, output: x, to: b, input: y, via: c}]", "transactions: [tx]",
			"transactions: {t: [a]}", "transactions: {t: {nodes: a}}", "transactions: {t: {nodes: [a, a]}}",
			"transactions: {t: {nodes: [a], isolation: snapshot}}", "transactions: {t: {nodes: [a], readonly: true}}",
			"transactions: {t: {nodes: [a], in: 5}}", "transactions: {t: {nodes: [a], database: 5}}",
			"cycles: {c: {nodes: [a]}}", "cycles: {c: {nodes: [a], max_iterations: 0}}",
			"cycles: {c: {nodes: [a], converge_when: true}}",
			"cycles: {c: {nodes: [a], max_iterations: 1, feedback: [a]}}", "cycles: {1c: {nodes: [a], timeout: 1s}}" })
	void whatTheSchemaRefusesTheReaderRefuses(String line) {
		String key = line.substring(0, line.indexOf(':'));
		String text = Stream.of("name: w", "nodes: {a: {type: A}, b: {type: B}}")
			.filter((other) -> !other.startsWith(key + ":"))
			.reduce(line, (before, other) -> before + "\n" + other);
		assertThat(errors(text)).as(text).isNotEmpty();
		assertThatExceptionOfType(InvalidDefinitionException.class).as(text)
			.isThrownBy(() -> WorkflowDefinitions.read(text, "w.yaml"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "isolation: serializable", "isolation: READ COMMITTED", "isolation: repeatable-read",
			"timeout: 100ms", "timeout: PT1.5S", "timeout: P1DT2H", "read_only: true", "database: analytics" })
	void whatTheSchemaTakesTheReaderTakes(String setting) {
		String text = "name: w\nnodes: {a: {type: A}}\ntransactions: {t: {nodes: [a], " + setting + "}}";
		assertThat(errors(text)).isEmpty();
		assertThat(WorkflowDefinitions.read(text, "w.yaml").groups()).hasSize(1);
	}

	@ParameterizedTest
	@MethodSource("keys")
	void schemaHasTheKeysOfTheReader(String part, List<String> keys) {
		assertThat(this.document.path("$defs").path(part).path("properties").propertyNames())
			.containsExactlyInAnyOrderElementsOf(keys);
	}

	private static Stream<Arguments> keys() {
		return Map.of("input", InputReader.KEYS, "node", NodeReader.KEYS, "retry", NodeReader.RETRY_KEYS, "connection",
				LocatedConnection.KEYS, "transaction", GroupReader.TRANSACTION_KEYS, "cycle", GroupReader.CYCLE_KEYS)
			.entrySet()
			.stream()
			.map((entry) -> Arguments.of(entry.getKey(), entry.getValue()));
	}

	@Test
	void schemaHasTheTypesAndMarksOfTheReader() {
		assertThat(this.document.at("/$defs/input/properties/type/enum").valueStream().map(JsonNode::asString))
			.containsExactlyElementsOf(InputType.names());
		assertThat(this.document.at("/$defs/value/then/properties").propertyNames()).allMatch(ValueTag::isMark)
			.hasSize(ValueTag.values().length + 1);
	}

	@Test
	void everyPropertyIsDescribed() {
		this.document.at("/$defs").forEach((part) -> {
			assertThat(part.has("description")).as(part.toString()).isTrue();
			part.path("properties")
				.forEach((property) -> assertThat(property.has("description")).as(property.toString()).isTrue());
		});
	}

	private List<Error> errors(String text) {
		LoadSettings settings = LoadSettings.builder().setSchema(new CoreSchema()).build();
		JsonNode instance = JsonMapper.shared().valueToTree(new Load(settings).loadFromString(text));
		return this.schema.validate(instance);
	}

	private static JsonNode schemaDocument() {
		try (InputStream stream = DefinitionSchemaTests.class.getResourceAsStream("/dataflow-workflow.schema.json")) {
			return JsonMapper.shared().readTree(stream);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
