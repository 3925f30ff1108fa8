/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.dataflow.testing.DatabaseName;
import io.dataflow.testing.DatabaseTest;
import io.dataflow.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the files in {@code observability}: they speak of what the shop measures, in
 * words that Prometheus understands.
 */
@DatabaseTest(DatabaseName.H2)
class ObservabilityTests {

	private static final Path FOLDER = Path.of("observability");

	private static final Pattern METRIC = Pattern.compile("\\b(?:dataflow|http|jvm|process)_[a-z_]+");

	private static final Pattern NAME_OF_LABEL = Pattern.compile("([a-z_]+) *(?:=~|!~|!=|=) *\"");

	private static final Pattern SELECTOR = Pattern.compile("(" + METRIC + ")\\{([^}]*)}");

	private static final Pattern BY = Pattern.compile("\\bby \\(([^)]*)\\) *\\((?:[a-z_]+\\()*(" + METRIC + ")");

	private static final Pattern LABEL_VALUES = Pattern
		.compile("label_values\\((" + METRIC + ")(?:\\{[^}]*})?, *([a-z_]+)\\)");

	/** A request is counted after its answer has been sent. */
	private static final int SCRAPES = 50;

	private static final Set<String> OF_PROMETHEUS = Set.of("job", "instance");

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
	void dashboardAndAlertsAskForLabelsThatTheMetricsHave(TestDatabase database) throws IOException {
		Set<Label> dashboard = labels("dataflow-dashboard.json");
		assertThat(dashboard).hasSizeGreaterThan(30)
			.contains(new Label("dataflow_pool_size", "database"), new Label("dataflow_run_seconds_bucket", "le"),
					new Label("dataflow_circuit_breaker_state", "state"),
					new Label("dataflow_node_seconds_sum", "node_type"));
		Set<Label> alerts = labels("dataflow-alerts.yaml");
		assertThat(alerts).hasSizeGreaterThan(10)
			.contains(new Label("dataflow_run_seconds_count", "outcome"),
					new Label("dataflow_slow_queries_total", "model"));
		assertThat(measuredLabels(measured(database))).containsAll(dashboard).containsAll(alerts);
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
			String metrics = metrics(shop);
			for (int i = 0; i < SCRAPES && !metrics.contains("http_server_requests_seconds_count"); i++) {
				metrics = metrics(shop);
			}
			return metrics;
		}
	}

	private static String metrics(RunningShop shop) {
		return Objects.requireNonNull(
				shop.get("/metrics").expectStatus().isOk().expectBody(String.class).returnResult().getResponseBody());
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

	private static Set<Label> measuredLabels(String metrics) {
		return metrics.lines()
			.filter((line) -> !line.startsWith("#") && line.contains("{"))
			.flatMap((line) -> NAME_OF_LABEL.matcher(line.substring(line.indexOf('{')))
				.results()
				.map((name) -> new Label(line.substring(0, line.indexOf('{')), name.group(1))))
			.collect(Collectors.toSet());
	}

	/**
	 * Return the labels in selectors, in {@code by} and in {@code label_values}, without
	 * those that Prometheus adds.
	 */
	private static Set<Label> labels(String file) throws IOException {
		String text = Files.readString(FOLDER.resolve(file)).replace("\\\"", "\"");
		Set<Label> labels = new HashSet<>();
		SELECTOR.matcher(text).results().forEach((selector) -> {
			List<String> names = NAME_OF_LABEL.matcher(selector.group(2))
				.results()
				.map((name) -> name.group(1))
				.toList();
			names.forEach((name) -> labels.add(new Label(selector.group(1), name)));
		});
		List<MatchResult> grouped = BY.matcher(text).results().toList();
		assertThat(grouped).as("all groups in " + file).hasSize(text.split("\\b(by|without) \\(", -1).length - 1);
		grouped.forEach((by) -> Pattern.compile(", *")
			.splitAsStream(by.group(1))
			.forEach((name) -> labels.add(new Label(by.group(2), name))));
		LABEL_VALUES.matcher(text).results().forEach((ask) -> labels.add(new Label(ask.group(1), ask.group(2))));
		labels.removeIf((label) -> OF_PROMETHEUS.contains(label.name()));
		return labels;
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
		String[] command = new String[arguments.length + 1];
		command[0] = "promtool";
		System.arraycopy(arguments, 0, command, 1, arguments.length);
		return Tool.run(FOLDER, command);
	}

	/**
	 * A label that is asked of a metric.
	 */
	private record Label(String metric, String name) {

	}

}
