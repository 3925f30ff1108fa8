/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.dataflow.adapter.DatabaseKind;
import io.dataflow.adapter.DatabaseUrl;
import io.dataflow.testing.DatabaseName;
import io.dataflow.testing.DatabaseTest;
import io.dataflow.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@code Dockerfile}, {@code compose.yaml} and the files in {@code kubernetes}:
 * they agree with each other and with the shop.
 */
@DatabaseTest(DatabaseName.H2)
class DeploymentTests {

	private static final Path FOLDER = Path.of("kubernetes");

	/** Where Spring Boot listens unless told. */
	private static final String PORT = "8080";

	/** What {@code dataflow.startup.timeout} is unless told. */
	private static final int START_SECONDS = 30;

	/** Within which {@code /ready} answers. */
	private static final int ANSWER_SECONDS = 3;

	private static final List<String> PROBES = List.of("startupProbe", "livenessProbe", "readinessProbe");

	private final String dockerfile = Files.readString(Path.of("Dockerfile"));

	private final YamlNode compose = YamlNode.documents(Path.of("compose.yaml")).get(0);

	private final YamlNode application = YamlNode.documents(Path.of("src/main/resources/application.yaml")).get(0);

	private final YamlNode deployment = document("deployment.yaml", "Deployment");

	private final YamlNode service = document("service.yaml", "Service");

	private final YamlNode secret = document("secret.yaml", "Secret");

	private final YamlNode pod = this.deployment.at("spec", "template");

	private final YamlNode container = this.pod.at("spec", "containers", 0);

	DeploymentTests() throws IOException {
	}

	@Test
	void shopAnswersWhereItIsAsked(TestDatabase database) {
		Set<String> paths = new TreeSet<>(Set.of(annotation("path"), inDockerfile("GET (\\S+) HTTP")));
		PROBES.forEach((probe) -> paths.add(this.container.at(probe, "httpGet", "path").text()));
		assertThat(paths).containsExactly("/livez", "/metrics", "/ready");
		try (RunningShop shop = RunningShop.on(database.another())) {
			paths.forEach((path) -> shop.get(path).expectStatus().isOk());
		}
	}

	@Test
	void onlyReadinessDependsOnTheDatabase() {
		assertThat(this.container.at("readinessProbe", "httpGet", "path").text()).isEqualTo("/ready");
		assertThat(this.container.at("livenessProbe", "httpGet", "path").text()).isEqualTo("/livez");
		assertThat(this.container.at("startupProbe", "httpGet", "path").text()).isEqualTo("/livez");
		assertThat(inDockerfile("GET (\\S+) HTTP")).isEqualTo("/livez");
	}

	@Test
	void portIsTheSameEverywhere() {
		assertThat(this.application.has("server")).as("a port of its own").isFalse();
		assertThat(inDockerfile("(?m)^EXPOSE (\\d+)$")).isEqualTo(PORT);
		assertThat(inDockerfile("/dev/tcp/127\\.0\\.0\\.1/(\\d+)")).isEqualTo(PORT);
		assertThat(this.container.at("ports", 0, "containerPort").text()).isEqualTo(PORT);
		assertThat(annotation("port")).isEqualTo(PORT);
		assertThat(annotation("scrape")).isEqualTo("true");
		assertThat(this.compose.at("services", "shop", "ports", 0).text()).endsWith(":" + PORT);
	}

	@Test
	void portHasOneName() {
		String name = this.container.at("ports", 0, "name").text();
		assertThat(this.service.at("spec", "ports", 0, "targetPort").text()).isEqualTo(name);
		assertThat(PROBES)
			.allSatisfy((probe) -> assertThat(this.container.at(probe, "httpGet", "port").text()).isEqualTo(name));
	}

	@Test
	void podsAreFound() throws IOException {
		YamlNode labels = this.pod.at("metadata", "labels");
		assertThat(this.deployment.at("spec", "selector", "matchLabels").map()).isEqualTo(labels.map());
		assertThat(this.service.at("spec", "selector").map()).isEqualTo(labels.map());
		assertThat(document("deployment.yaml", "PodDisruptionBudget").at("spec", "selector", "matchLabels").map())
			.isEqualTo(labels.map());
	}

	@Test
	void secretHasTheUrlOfTheDatabase() throws IOException {
		assertThat(this.container.at("env", 0, "name").text()).isEqualTo("DATABASE_URL");
		YamlNode reference = this.container.at("env", 0, "valueFrom", "secretKeyRef");
		String name = reference.at("name").text();
		String key = reference.at("key").text();
		assertThat(this.secret.at("metadata", "name").text()).isEqualTo(name);
		DatabaseUrl url = DatabaseUrl.parse(this.secret.at("stringData", key).text());
		assertThat(url.kind()).isEqualTo(DatabaseKind.POSTGRESQL);
		assertThat(Files.readString(FOLDER.resolve("secret.yaml")))
			.contains("kubectl create secret generic " + name + " --from-literal=" + key + "=");
	}

	@Test
	void composeStartsTheDatabaseThatTheShopAsksFor() {
		YamlNode shop = this.compose.at("services", "shop");
		YamlNode postgres = this.compose.at("services", "postgres", "environment");
		assertThat(shop.at("environment", "DATABASE_URL").text())
			.isEqualTo("postgresql://%s:%s@postgres:5432/%s".formatted(postgres.at("POSTGRES_USER").text(),
					postgres.at("POSTGRES_PASSWORD").text(), postgres.at("POSTGRES_DB").text()));
		assertThat(shop.at("depends_on", "postgres", "condition").text()).isEqualTo("service_healthy");
		assertThat(this.compose.at("services", "postgres", "healthcheck", "test", 1).text())
			.contains("--username " + postgres.at("POSTGRES_USER").text())
			.contains("--dbname " + postgres.at("POSTGRES_DB").text());
	}

	@Test
	void composeBuildsFromTheDockerfile() {
		YamlNode build = this.compose.at("services", "shop", "build");
		Path context = Path.of(build.at("context").text());
		assertThat(context.resolve("mvnw")).isExecutable();
		assertThat(context.resolve(build.at("dockerfile").text())).hasContent(this.dockerfile);
	}

	@Test
	void containerRunsWithoutRights() {
		String user = inDockerfile("(?m)^USER (\\d+)$");
		assertThat(Integer.parseInt(user)).isPositive();
		assertThat(this.dockerfile.lastIndexOf("\nUSER ")).isGreaterThan(this.dockerfile.lastIndexOf("\nFROM "));
		assertThat(inDockerfile("useradd .*--uid (\\d+)")).isEqualTo(user);
		assertThat(this.pod.at("spec", "securityContext", "runAsUser").text()).isEqualTo(user);
		assertThat(this.pod.at("spec", "securityContext", "runAsNonRoot").value()).isEqualTo(true);
		YamlNode rights = this.container.at("securityContext");
		assertThat(rights.at("allowPrivilegeEscalation").value()).isEqualTo(false);
		assertThat(rights.at("readOnlyRootFilesystem").value()).isEqualTo(true);
		assertThat(rights.at("capabilities", "drop").value()).isEqualTo(List.of("ALL"));
		assertThat(rights.map().containsKey("runAsUser")).isFalse();
	}

	@Test
	void containerOfComposeRunsWithoutRightsToo() {
		YamlNode shop = this.compose.at("services", "shop");
		assertThat(shop.has("user") || shop.has("privileged")).isFalse();
		assertThat(shop.at("read_only").value()).isEqualTo(true);
		assertThat(shop.at("cap_drop").value()).isEqualTo(List.of("ALL"));
		assertThat(shop.at("security_opt").value()).isEqualTo(List.of("no-new-privileges:true"));
	}

	@Test
	void probesAreSlowerThanWhatTheyAsk() {
		YamlNode startup = this.container.at("startupProbe");
		assertThat(startup.at("periodSeconds").number() * startup.at("failureThreshold").number())
			.isGreaterThan(START_SECONDS);
		assertThat(this.container.at("readinessProbe", "timeoutSeconds").number()).isGreaterThan(ANSWER_SECONDS);
	}

	@Test
	void endIsAwaited() {
		int phase = seconds(this.application.at("spring", "lifecycle", "timeout-per-shutdown-phase"));
		int before = this.container.at("lifecycle", "preStop", "sleep", "seconds").number();
		// one phase is of the web server, one of the database
		assertThat(this.pod.at("spec", "terminationGracePeriodSeconds").number()).isGreaterThan(before + 2 * phase);
		assertThat(seconds(this.compose.at("services", "shop", "stop_grace_period"))).isGreaterThan(2 * phase);
	}

	@ParameterizedTest
	@ValueSource(strings = { "kubernetes-validate --strict", "kubeconform -strict -verbose" })
	void kubernetesKnowsAllThatIsSaid(String command) throws Exception {
		String files = " deployment.yaml secret.yaml service.yaml";
		assertThat(Tool.run(FOLDER, (command + files).split(" "))).contains("deployment.yaml", "secret.yaml",
				"service.yaml");
	}

	@Test
	void composeKnowsAllThatIsSaid() throws Exception {
		Tool.assume("docker", "compose", "version");
		assertThat(Tool.run(Path.of("."), "docker", "compose", "--file", "compose.yaml", "config"))
			.contains("postgresql://shop:shop@postgres:5432/shop");
	}

	private String annotation(String name) {
		return this.pod.at("metadata", "annotations", "prometheus.io/" + name).text();
	}

	/**
	 * Return what the last place that matches has in its group.
	 */
	private String inDockerfile(String pattern) {
		Matcher matcher = Pattern.compile(pattern).matcher(this.dockerfile);
		return matcher.results()
			.reduce((first, second) -> second)
			.map((result) -> result.group(1))
			.orElseThrow(() -> new AssertionError("The Dockerfile has nothing like " + pattern));
	}

	private static int seconds(YamlNode duration) {
		assertThat(duration.text()).matches("\\d+s");
		return Integer.parseInt(duration.text().replace("s", ""));
	}

	private static YamlNode document(String file, String kind) throws IOException {
		List<YamlNode> documents = YamlNode.documents(FOLDER.resolve(file))
			.stream()
			.filter((document) -> document.at("kind").text().equals(kind))
			.toList();
		assertThat(documents).as(kind + " in " + file).hasSize(1);
		return documents.get(0);
	}

}
