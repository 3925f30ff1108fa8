/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.dataflow.adapter.PoolSettings;
import io.dataflow.embedding.EmbeddingSettings;
import io.dataflow.lifecycle.RetentionJob;
import io.dataflow.migration.LateDatabase;
import io.dataflow.migration.SchemaMode;
import io.dataflow.observation.Observability;
import io.dataflow.pipeline.BulkCalls;
import io.dataflow.resilience.CircuitBreakerSettings;
import io.dataflow.resilience.RetrySettings;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.StandardEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the metadata of {@link DataFlowProperties} and for the names in the
 * documentation.
 */
class PropertiesTests {

	private static final Pattern NAME = Pattern.compile("(?<![\\w./:@-])dataflow\\.[a-z][a-z0-9.-]*[a-z0-9*]");

	/** What is documented under a name that looks like that of a property. */
	private static final Set<String> METERS = Set.of("dataflow.run", "dataflow.node", "dataflow.operation",
			"dataflow.slow.queries");

	private static final Pattern YAML_FENCE = Pattern.compile("^```ya?ml\\R(.*?)^```",
			Pattern.MULTILINE | Pattern.DOTALL);

	@Test
	void metadataAndNamesAgree() throws IOException {
		assertThat(descriptions().keySet()).containsExactlyInAnyOrderElementsOf(PropertyNames.all());
	}

	@Test
	void everyPropertyIsDescribed() throws IOException {
		assertThat(descriptions()).allSatisfy((name, description) -> assertThat(description).as(name)
			.endsWith(".")
			.doesNotMatch("^(The|A|An|Enable|Enables) .*")
			.matches("^[A-Z].*"));
	}

	@Test
	void everyPropertyHasARowInTheReadme() throws IOException {
		String readme = Files.readString(Path.of("../README.md"));
		assertThat(PropertyNames.all()).filteredOn((name) -> !name.startsWith("dataflow.databases"))
			.allSatisfy((name) -> assertThat(readme).contains("| `" + name + "` |"));
	}

	@Test
	void everyPropertyInTheDocumentationExists() throws IOException {
		Set<String> unknown = new TreeSet<>();
		List<String> known = known();
		for (Path file : documents()) {
			names(file).filter((name) -> !METERS.contains(name))
				.filter((name) -> known.stream().noneMatch((valid) -> matches(valid, name)))
				.forEach((name) -> unknown.add(file + ": " + name));
		}
		assertThat(unknown).isEmpty();
	}

	@Test
	void defaultsAreThoseOfTheLibrary() {
		DataFlowProperties properties = Binder.get(new StandardEnvironment())
			.bindOrCreate("dataflow-defaults", Bindable.of(DataFlowProperties.class));
		assertThat(properties.databaseUrl()).isNull();
		assertThat(properties.pool().settings()).isEqualTo(PoolSettings.defaults());
		assertThat(properties.retry().settings()).isEqualTo(RetrySettings.defaults());
		assertThat(properties.circuitBreaker().settings()).isEqualTo(CircuitBreakerSettings.defaults());
		assertThat(properties.schema().mode()).isEqualTo(SchemaMode.MIGRATE);
		assertThat(properties.slowQueryThreshold()).isEqualTo(Observability.DEFAULT_SLOW_QUERY_THRESHOLD);
		assertThat(properties.embedding().settings()).isEqualTo(EmbeddingSettings.defaults());
		assertThat(properties.execution().timeout()).hasSeconds(300);
		assertThat(properties.execution().maxConcurrentNodes()).isEqualTo(10);
		assertThat(properties.bulk().batchSize()).isEqualTo(BulkCalls.DEFAULT_BATCH_SIZE);
		assertThat(properties.startup().timeout()).isEqualTo(LateDatabase.DEFAULT_TIMEOUT);
		assertThat(properties.timeSeries().retentionInterval()).isEqualTo(RetentionJob.DEFAULT_INTERVAL);
	}

	private static Map<String, String> descriptions() throws IOException {
		Path metadata = Path.of("target/classes/META-INF/spring-configuration-metadata.json");
		Map<String, String> descriptions = new LinkedHashMap<>();
		try (InputStream json = Files.newInputStream(metadata)) {
			for (JsonNode property : JsonMapper.shared().readTree(json).path("properties")) {
				descriptions.put(property.path("name").asString(), property.path("description").asString(""));
			}
		}
		return descriptions;
	}

	private static List<String> known() {
		List<String> known = new ArrayList<>(PropertyNames.all());
		known.addAll(PropertyNames.ofDatabase("analytics"));
		return known;
	}

	private static boolean matches(String valid, String name) {
		return name.endsWith("*") ? valid.startsWith(name.substring(0, name.length() - 1)) : valid.equals(name);
	}

	private static List<Path> documents() throws IOException {
		try (Stream<Path> files = Files.walk(Path.of(".."), 8)) {
			return files.filter((file) -> file.toString().matches(".*\\.(md|ya?ml)$"))
				.filter((file) -> !file.toString().matches(".*/(target|\\.git|node_modules)/.*"))
				.toList();
		}
	}

	private static Stream<String> names(Path file) throws IOException {
		String text = Files.readString(file);
		List<String> names = new ArrayList<>();
		for (Matcher matcher = NAME.matcher(text); matcher.find();) {
			names.add(matcher.group());
		}
		if (file.toString().endsWith(".md")) {
			for (Matcher matcher = YAML_FENCE.matcher(text); matcher.find();) {
				addYaml(matcher.group(1), names);
			}
		}
		else {
			addYaml(text, names);
		}
		return names.stream();
	}

	private static void addYaml(String text, List<String> names) {
		try {
			for (Object document : new Yaml().loadAll(text)) {
				if (document instanceof Map<?, ?> map && map.get("dataflow") instanceof Map<?, ?> ours) {
					flatten("dataflow", ours, names);
				}
			}
		}
		catch (YAMLException ex) {
			// a fragment that is not a document has no names to check
		}
	}

	private static void flatten(String prefix, Map<?, ?> map, List<String> names) {
		map.forEach((key, value) -> {
			String name = prefix + "." + key;
			if (value instanceof Map<?, ?> nested) {
				flatten(name, nested, names);
			}
			else {
				names.add(name);
			}
		});
	}

}
