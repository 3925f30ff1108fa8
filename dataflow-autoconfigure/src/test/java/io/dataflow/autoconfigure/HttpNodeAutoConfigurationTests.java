/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import java.time.Duration;
import java.util.Map;

import io.dataflow.autoconfigure.app.UserApplication;
import io.dataflow.workflow.NodeType;
import io.dataflow.workflow.Workflow;
import io.dataflow.workflow.WorkflowEngine;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.test.StepVerifier;

import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;

class HttpNodeAutoConfigurationTests {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withUserConfiguration(UserApplication.class);

	@Test
	void nodeOfTheLocalMachineIsRefusedUnlessItIsAllowed() {
		DisposableServer server = HttpServer.create()
			.host("127.0.0.1")
			.handle((request, response) -> response.sendString(Mono.just("served")))
			.bindNow();
		try {
			String url = "http://127.0.0.1:" + server.port() + "/";
			this.runner
				.run((context) -> assertThat(context.getBean(WorkflowEngine.class).validate(calling(url)).errors())
					.singleElement()
					.satisfies((problem) -> assertThat(problem.code()).isEqualTo("DF-401")));
			this.runner.withPropertyValues("dataflow.http.allowed-hosts=127.0.0.1")
				.run((context) -> context.getBean(WorkflowEngine.class)
					.run(calling(url))
					.map((run) -> String.valueOf(run.value("call", "body")))
					.as(StepVerifier::create)
					.expectNext("served")
					.expectComplete()
					.verify(LIMIT));
			this.runner
				.withPropertyValues("dataflow.http.allow-private-addresses=true", "dataflow.http.max-response-size=3B")
				.run((context) -> context.getBean(WorkflowEngine.class)
					.run(calling(url))
					.as(StepVerifier::create)
					.expectErrorMatches((error) -> error.getMessage().contains("[DF-506]"))
					.verify(LIMIT));
		}
		finally {
			server.disposeNow();
		}
	}

	@Test
	void whenTheSizeIsOutOfRangeShouldNameTheProperty() {
		this.runner.withPropertyValues("dataflow.http.max-response-size=2GB")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("'dataflow.http.max-response-size' is '2147483648B' but must be from 1B to 1GB"));
	}

	@Test
	void whenThereIsNoClientThereIsNoNode() {
		this.runner.withClassLoader(new FilteredClassLoader(WebClient.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("httpNode"));
	}

	@Test
	void whenTheApplicationDeclaresTheNodeItsOwnIsUsed() {
		NodeType own = NodeType.of("HttpNode").run((inputs) -> Mono.empty());
		this.runner.withBean("httpNode", NodeType.class, () -> own)
			.run((context) -> assertThat(context.getBean(WorkflowEngine.class).nodeType("HttpNode")).hasValue(own));
	}

	private static Workflow calling(String url) {
		return Workflow.builder("calling").addNode("HttpNode", "call", Map.of("url", url)).build();
	}

}
