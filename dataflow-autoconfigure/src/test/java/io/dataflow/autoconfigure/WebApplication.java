/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * An application on a web server of its own, and what asks it.
 */
final class WebApplication implements AutoCloseable {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final ConfigurableApplicationContext context;

	private WebApplication(ConfigurableApplicationContext context) {
		this.context = context;
	}

	static WebApplication start(Class<?> source, String... properties) {
		SpringApplication application = new SpringApplication(source);
		application.setWebApplicationType(WebApplicationType.REACTIVE);
		String[] arguments = Arrays.stream(properties).map((property) -> "--" + property).toArray(String[]::new);
		arguments = Arrays.copyOf(arguments, arguments.length + 1);
		arguments[arguments.length - 1] = "--server.port=0";
		return new WebApplication(application.run(arguments));
	}

	<T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	<T> T bean(String name, Class<T> type) {
		return this.context.getBean(name, type);
	}

	HttpResponse<String> get(String path) {
		URI uri = URI
			.create("http://localhost:" + this.context.getEnvironment().getProperty("local.server.port") + path);
		try {
			return this.client.send(HttpRequest.newBuilder(uri).timeout(LIMIT).build(),
					HttpResponse.BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.context.close();
	}

}
