/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.dataflow.testing.DatabaseName;
import io.dataflow.testing.DatabaseTest;
import io.dataflow.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Tests for the files in {@code observability}: they speak of what the shop measures, in
 * words that Prometheus understands.
 */
@DatabaseTest(DatabaseName.H2)
class ObservabilityTests {

	private static final Path FOLDER = Path.of("observability");

	private static final Pattern METRIC = Pattern.compile("\\b(?:dataflow|http|jvm|process)_[a-z_]+");

	@TempDir
	private Path folder;

	@Test
	void dashboardAsksForMetricsThatTheShopHas(TestDatabase database) throws IOException {
		Set<String> asked = metrics("dataflow-dashboard.json");
		assertThat(asked).hasSizeGreaterThan(15);
		assertThat(names(measured(database))).containsAll(asked);
	}

	@Test
	void alertsAskForMetricsThatTheShopHas(TestDatabase database) throws IOException {
		Set<String> asked = metrics("dataflow-alerts.yaml");
		assertThat(asked).hasSizeGreaterThan(5).contains("dataflow_pool_utilization_percent");
		assertThat(names(measured(database))).containsAll(asked);
	}

	@Test
	void alertsAreRaisedWhenTheyShould() throws Exception {
		assertThat(promtool("check", "rules", "dataflow-alerts.yaml")).contains("SUCCESS: 7 rules found");
		assertThat(promtool("test", "rules", "dataflow-alerts-tests.yaml")).contains("SUCCESS");
	}

	@Test
	void dashboardAsksInTheLanguageOfPrometheus() throws Exception {
		String expressions = expressions().stream()
			.map((expression) -> "      - {record: dashboard, expr: '" + expression.replace("'", "''") + "'}\n")
			.collect(Collectors.joining("", "groups:\n  - name: dashboard\n    rules:\n", ""));
		Path rules = Files.writeString(this.folder.resolve("dashboard.yaml"), expressions);
		assertThat(promtool("check", "rules", "--lint=none", rules.toAbsolutePath().toString())).contains("SUCCESS");
	}

	/**
	 * One checkout and a threshold that everything exceeds make the shop measure all.
	 */
	private static String measured(TestDatabase database) {
		try (RunningShop shop = RunningShop.on(database.another(), "--dataflow.slow-query-threshold=1ns")) {
			shop.checkout("cup", 1).expectStatus().isOk();
			return shop.get("/metrics").expectStatus().isOk().expectBody(String.class).returnResult().getResponseBody();
		}
	}

	private static Set<String> names(String metrics) {
		return metrics.lines()
			.filter((line) -> !line.startsWith("#"))
			.map((line) -> line.split("[{ ]", 2)[0])
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private static Set<String> metrics(String file) throws IOException {
		return METRIC.matcher(Files.readString(FOLDER.resolve(file)))
			.results()
			.map(MatchResult::group)
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private static List<String> expressions() throws IOException {
		List<String> expressions = Pattern.compile("\"expr\": \"(.*)\"")
			.matcher(Files.readString(FOLDER.resolve("dataflow-dashboard.json")))
			.results()
			.map((result) -> result.group(1).replace("\\\"", "\"").replace("$__rate_interval", "1m"))
			.toList();
		assertThat(expressions).hasSizeGreaterThan(15);
		return expressions;
	}

	private static String promtool(String... arguments) throws IOException, InterruptedException {
		assumeTrue(hasPromtool(), "promtool of Prometheus is not on the path");
		List<String> command = new ArrayList<>(List.of("promtool"));
		command.addAll(List.of(arguments));
		Process process = new ProcessBuilder(command).directory(FOLDER.toFile()).redirectErrorStream(true).start();
		String output = new String(process.getInputStream().readAllBytes());
		assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
		assertThat(process.exitValue()).as(output).isZero();
		return output;
	}

	private static boolean hasPromtool() {
		return Pattern.compile(":")
			.splitAsStream(String.valueOf(System.getenv("PATH")))
			.anyMatch((folder) -> Files.isExecutable(Path.of(folder, "promtool")));
	}

}
