/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import java.time.Duration;
import java.util.Objects;

import io.dataflow.DataFlow;
import io.dataflow.autoconfigure.app.UserApplication;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.health.actuate.endpoint.CompositeHealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the health of an application on servlets, whose endpoint waits for each
 * component before it asks the next.
 */
class ServletHealthTests {

	private static final Duration PROBE = Duration.ofSeconds(3);

	private ConfigurableApplicationContext context;

	private HealthEndpoint endpoint;

	@BeforeEach
	void start() {
		SpringApplication application = new SpringApplication(HangingDatabasesApplication.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		this.context = application.run();
		this.endpoint = this.context.getBean(HealthEndpoint.class);
	}

	@AfterEach
	void close() {
		this.context.close();
	}

	@Test
	void severalDatabasesThatHangTakeNoLongerThanOne() {
		long start = System.nanoTime();
		HealthDescriptor health = this.endpoint.healthForPath("dataFlow");
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PROBE);
		assertThat(child(health, "database").getStatus()).isEqualTo(Status.UP);
		for (String name : new String[] { "first", "second", "third" }) {
			assertThat(child(child(health, name), "database").getStatus().getDescription())
				.isEqualTo("The database did not answer within 2000 ms.");
		}
	}

	@Test
	void eachRequestAsksAnew() {
		DataFlow dataFlow = this.context.getBean("dataFlow", DataFlow.class);
		assertThat(this.endpoint.healthForPath("dataFlow", "schema").getStatus()).isEqualTo(Status.UP);
		assertThat(child(this.endpoint.healthForPath("dataFlow"), "schema").getStatus()).isEqualTo(Status.UP);
		dataFlow.close().block(PROBE);
		assertThat(child(this.endpoint.healthForPath("dataFlow"), "schema").getStatus()).isEqualTo(Status.DOWN);
		assertThat(this.endpoint.healthForPath("dataFlow", "schema").getStatus()).isEqualTo(Status.DOWN);
	}

	@Test
	void instanceCanBeAskedAlone() {
		assertThat(child(this.endpoint.healthForPath("dataFlow", "second"), "database").getStatus())
			.isEqualTo(Status.DOWN);
		assertThat(this.endpoint.healthForPath("dataFlow", "fourth")).isNull();
	}

	private static HealthDescriptor child(HealthDescriptor health, String name) {
		return Objects
			.requireNonNull(Objects.requireNonNull(((CompositeHealthDescriptor) health).getComponents()).get(name));
	}

	@Configuration(proxyBeanMethods = false)
	static class HangingDatabasesApplication extends UserApplication {

		@Bean(defaultCandidate = false)
		DataFlow firstDataFlow() {
			return DataFlow.builder(new StuckAdapter()).build();
		}

		@Bean(defaultCandidate = false)
		DataFlow secondDataFlow() {
			return DataFlow.builder(new StuckAdapter()).build();
		}

		@Bean(defaultCandidate = false)
		DataFlow thirdDataFlow() {
			return DataFlow.builder(new StuckAdapter()).build();
		}

	}

}
