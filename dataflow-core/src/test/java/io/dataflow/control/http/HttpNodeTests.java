/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.control.http;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import io.dataflow.control.InvalidControlInputException;
import io.dataflow.error.DataFlowException;
import io.dataflow.workflow.Port;
import io.dataflow.workflow.Problem;
import io.dataflow.workflow.Workflow;
import io.dataflow.workflow.WorkflowEngine;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.util.Throwables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HttpNodeTests {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private static final HttpNodeSettings LOCAL = HttpNodeSettings.defaults().withAllowedHosts(Set.of("127.0.0.1"));

	private final HttpCall call = new HttpCall(LOCAL, HostLookup.system());

	private LocalService service;

	@BeforeAll
	void start() {
		this.service = new LocalService();
	}

	@AfterAll
	void stop() {
		this.service.close();
	}

	private Map<String, @Nullable Object> inputs(String path, Object... more) {
		Map<String, @Nullable Object> inputs = new LinkedHashMap<>();
		inputs.put("url", this.service.url(path));
		for (int i = 0; i < more.length; i += 2) {
			inputs.put((String) more[i], more[i + 1]);
		}
		return inputs;
	}

	private void gives(Map<String, @Nullable Object> inputs, Consumer<Map<String, @Nullable Object>> expected) {
		this.call.run(inputs).as(StepVerifier::create).assertNext(expected).expectComplete().verify(PATIENCE);
	}

	private static void fails(HttpCall call, Map<String, @Nullable Object> inputs, Class<? extends Throwable> type,
			String message) {
		call.run(inputs)
			.as(StepVerifier::create)
			.expectErrorSatisfies((error) -> assertThat(error).isInstanceOf(type).hasMessageContaining(message))
			.verify(PATIENCE);
	}

	@Test
	void jsonShouldBeParsed() {
		gives(inputs("/json?a=1", "query", Map.of("q", List.of("x y", "&"))), (result) -> {
			assertThat(result.keySet()).containsExactly("status", "headers", "body", "duration_ms");
			assertThat(result).containsEntry("status", 200)
				.containsEntry("body", Map.of("id", 5, "tags", List.of("a"), "price", new BigDecimal("0.1"), "query",
						"/json?a=1&q=x%20y&q=%26"));
			assertThat(result.get("headers")).asInstanceOf(InstanceOfAssertFactories.MAP)
				.containsEntry("x-many", "a, b");
			assertThat((Long) result.get("duration_ms")).isBetween(0L, 20_000L);
		});
	}

	@Test
	void textShouldBeReadInItsCharset() {
		gives(inputs("/text"), (result) -> assertThat(result).containsEntry("body", "å"));
		gives(inputs("/json", "response_type", "text"),
				(result) -> assertThat(result.get("body")).asString().startsWith("{\"id\": 5"));
	}

	@Test
	void bodyWhenEmptyShouldBeNull() {
		gives(inputs("/empty"),
				(result) -> assertThat(result).containsEntry("status", 204).containsEntry("body", null));
	}

	@Test
	void bodyOfRequestShouldBeSentAsWhatItIs() {
		gives(inputs("/echo", "method", "post", "body", Map.of("a", List.of(1, 2))),
				(result) -> assertThat(result).containsEntry("body", Map.of("a", List.of(1, 2))));
		gives(inputs("/echo", "method", "POST", "body", "grüße"),
				(result) -> assertThat(result).containsEntry("body", "grüße"));
		gives(inputs("/echo", "method", "POST", "body", "[1]", "headers",
				Map.of("content-type", "application/vnd.x+json")),
				(result) -> assertThat(result).containsEntry("body", List.of(1)));
	}

	@Test
	void headersShouldBeSent() {
		gives(inputs("/headers", "headers", Map.of("X-Key", "k", "X-List", List.of("a", "b"))),
				(result) -> assertThat(result).containsEntry("body", "k [a, b]"));
	}

	@Test
	void statusFromFourHundredShouldFailUnlessWanted() {
		this.call.run(inputs("/missing"))
			.as(StepVerifier::create)
			.expectErrorSatisfies((error) -> assertThat(error)
				.isInstanceOfSatisfying(HttpStatusException.class,
						(refused) -> assertThat(refused.status()).isEqualTo(404))
				.hasMessage("[DF-501] HttpNode got the status 404 from GET " + this.service.url("/missing") + "."))
			.verify(PATIENCE);
		gives(inputs("/missing", "fail_on_status", false),
				(result) -> assertThat(result).containsEntry("status", 404).containsEntry("body", "no such thing"));
	}

	@Test
	void responseWhenTooLateShouldFail() {
		fails(this.call, inputs("/slow", "timeout", 200), HttpTimeoutException.class,
				"[DF-505] HttpNode got no answer from GET " + this.service.url("/slow") + " within 200 ms.");
	}

	@Test
	void responseWhenTooLargeShouldFail() {
		HttpNodeSettings small = LOCAL.withMaxResponseBytes(LocalService.LARGE - 1);
		fails(new HttpCall(small, HostLookup.system()), inputs("/large"), ResponseTooLargeException.class,
				"[DF-506] HttpNode got more than 99999 bytes from GET " + this.service.url("/large") + ".");
		HttpCall exact = new HttpCall(LOCAL.withMaxResponseBytes(LocalService.LARGE), HostLookup.system());
		exact.run(inputs("/large"))
			.as(StepVerifier::create)
			.assertNext((result) -> assertThat(result.get("body")).asString().hasSize(LocalService.LARGE))
			.expectComplete()
			.verify(PATIENCE);
	}

	@Test
	void responseWhenNoJsonShouldFailWithoutShowingIt() {
		this.call.run(inputs("/broken"))
			.as(StepVerifier::create)
			.expectErrorSatisfies((error) -> assertThat(error).isInstanceOf(HttpCallException.class)
				.hasNoCause()
				.hasMessage("[DF-501] HttpNode failed to call GET " + this.service.url("/broken")
						+ ": the response is no JSON."))
			.verify(PATIENCE);
	}

	@Test
	void serviceWhenNotThereShouldFailWithoutShowingTheQuery() {
		LocalService closed = new LocalService();
		closed.close();
		this.call.run(Map.of("url", closed.url("/x?key=hunter2"), "headers", Map.of("X-Key", "hunter2")))
			.as(StepVerifier::create)
			.expectErrorSatisfies((error) -> assertThat(error).isInstanceOf(HttpCallException.class)
				.hasMessageStartingWith("[DF-501] HttpNode failed to call GET " + closed.url("/x") + ": ")
				.hasMessageContaining("refused")
				.hasStackTraceContaining("refused")
				.satisfies((shown) -> assertThat(Throwables.getStackTrace(shown)).doesNotContain("hunter2")))
			.verify(PATIENCE);
	}

	@Test
	void redirectShouldNotBeFollowed() {
		gives(inputs("/redirect"), (result) -> {
			assertThat(result).containsEntry("status", 302);
			assertThat(result.get("headers")).asString().contains("/secret");
		});
		assertThat(this.service.secretsRead).hasValue(0);
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://127.0.0.1:%d/secret", "http://localhost:%d/secret", "http://LOCALHOST:%d/secret",
			"http://a.localhost:%d/secret", "http://[::1]:%d/secret", "http://[::ffff:127.0.0.1]:%d/secret",
			"http://[::ffff:10.0.0.1]/", "http://169.254.169.254/latest/meta-data", "http://10.1.2.3/",
			"http://172.16.0.1/", "http://192.168.1.1/", "http://100.64.0.1/", "http://0.0.0.0:%d/secret",
			"http://[::]:%d/secret", "http://[fe80::1]/", "http://[fd00::1]/", "http://[ff02::1]/", "http://224.0.0.1/",
			"http://255.255.255.255/", "http://[64:ff9b::7f00:1]/", "http://[2002:7f00:1::]/", "http://168.63.129.16/",
			"http://[::127.0.0.1]/" })
	void hostWhenPrivateShouldBeRefused(String url) {
		HttpCall strict = new HttpCall(HttpNodeSettings.defaults(), HostLookup.system());
		fails(strict, Map.of("url", url.formatted(this.service.port())), BlockedAddressException.class,
				"it has an address that is private or otherwise reserved.");
		assertThat(this.service.secretsRead).hasValue(0);
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://0x7f000001/", "http://2130706433/", "http://127.1/", "http://0177.0.0.1/",
			"http://127.0.0.1./", "http://a.0x7f/", "http://127.0.0.1:99999/", "http:///path", "http://", "http://a_b/",
			"http://[::1/", "http://exa mple/", "file:///etc/passwd", "ftp://example.org/", "gopher://example.org/",
			"jar:http://x!/y", "//example.org/", "example.org", "", "http://user:hunter2@example.org/",
			"http://hunter2@127.0.0.1/", "http://127.0.0.1#@example.org:hunter2@/", "http://example.org\\@127.0.0.1/",
			"http://example.org\r\nX: hunter2" })
	void urlWhenItIsNoneShouldBeRefused(String url) {
		HttpCall strict = new HttpCall(HttpNodeSettings.defaults(), (host) -> {
			throw new AssertionError("looked up " + host);
		});
		strict.run(Map.of("url", url))
			.as(StepVerifier::create)
			.expectErrorSatisfies((error) -> assertThat(error)
				.isInstanceOfAny(InvalidHttpRequestException.class, BlockedAddressException.class)
				.hasMessageNotContaining("hunter2"))
			.verify(PATIENCE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "CONNECT", "TRACE", "G E T", "FETCH" })
	void methodWhenUnknownShouldBeRefused(String method) {
		fails(this.call, inputs("/json", "method", method), InvalidHttpRequestException.class,
				"[DF-102] 'method' of HttpNode must be one of GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS.");
	}

	@Test
	void headerWhenItCannotBeSentShouldBeRefusedWithoutShowingIt() {
		for (String value : List.of("hunter2\r\nX: y", "hunter2\u0000", "hunter2\u20ac")) {
			this.call.run(inputs("/json", "headers", Map.of("X-Key", value)))
				.as(StepVerifier::create)
				.expectErrorSatisfies((error) -> assertThat(error).isInstanceOf(InvalidHttpRequestException.class)
					.hasMessageContaining("that of 'X-Key' has others")
					.hasMessageNotContaining("hunter2"))
				.verify(PATIENCE);
		}
		fails(this.call, inputs("/json", "headers", Map.of("X Key", "v")), InvalidHttpRequestException.class,
				"must have names of letters, digits and dashes");
		fails(this.call, inputs("/json", "headers", Map.of("Host", "other")), InvalidHttpRequestException.class,
				"must not hold 'Host', which the client sets itself");
	}

	@Test
	void otherInputsWhenInvalidShouldBeRefused() {
		fails(this.call, inputs("/json", "timeout", "PT6M"), InvalidControlInputException.class,
				"[DF-102] 'timeout' of HttpNode must be a span of time from 0 to PT5M");
		fails(this.call, inputs("/json", "response_type", "xml"), InvalidHttpRequestException.class,
				"'response_type' of HttpNode must be one of auto, json, text.");
		List<Object> endless = new ArrayList<>();
		endless.add(endless);
		fails(this.call, inputs("/echo", "method", "POST", "body", endless), InvalidHttpRequestException.class,
				"'body' of HttpNode must be text, or something");
	}

	@Test
	void validationShouldFindProblemsWithoutRunning() {
		WorkflowEngine engine = WorkflowEngine.builder()
			.nodeTypes(List.of(HttpNode.type(HttpNodeSettings.defaults())))
			.build();
		Workflow workflow = Workflow.builder("w")
			.addNode("HttpNode", "call", Map.of("url", "http://169.254.169.254/", "method", "TRACE", "timeout", -1))
			.build();
		assertThat(engine.validate(workflow).errors()).extracting(Problem::code)
			.containsExactlyInAnyOrder("DF-401", "DF-102", "DF-102");
		assertThat(engine.nodeType("HttpNode").orElseThrow().inputs()).extracting(Port::description).doesNotContain("");
	}

	@Test
	void nodeShouldRunInAWorkflow() {
		WorkflowEngine engine = WorkflowEngine.builder().nodeTypes(List.of(HttpNode.type(LOCAL))).build();
		engine.run(Workflow.builder("w").addNode("HttpNode", "call", inputs("/json")).build())
			.as(StepVerifier::create)
			.assertNext((run) -> assertThat(run.value("call", "body.id")).isEqualTo(5))
			.expectComplete()
			.verify(PATIENCE);
	}

	@Test
	void settingsShouldBeChecked() {
		assertThatIllegalArgumentException().isThrownBy(() -> LOCAL.withMaxResponseBytes(0))
			.withMessage("'maxResponseBytes' must be from 1 to 1073741824, but is 0");
		assertThat(HttpNodeSettings.defaults()).isEqualTo(new HttpNodeSettings(false, Set.of(), 10_485_760));
		assertThat(LOCAL.withPrivateAddresses(true).allowPrivateAddresses()).isTrue();
		assertThat(new BlockedAddressException("h")).isInstanceOf(DataFlowException.class)
			.satisfies((error) -> assertThat(error.host()).isEqualTo("h"));
	}

}
