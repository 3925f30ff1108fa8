/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import io.dataflow.adapter.DatabaseKind;
import io.dataflow.adapter.PoolSettings;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Contributes defaults, which lose to everything that the application sets: health,
 * readiness, liveness and metrics at short paths, the size of the connection pool, and
 * the levels of loggers, since the logging system starts after this. Gives the
 * environment variables with names of their own the meaning of properties.
 */
final class DataFlowEnvironmentPostProcessor implements EnvironmentPostProcessor, Ordered {

	private static final String DEFAULT_PROPERTIES = "defaultProperties";

	private static final Map<String, String> VARIABLES = Map.of("DATAFLOW_MAX_OVERFLOW", "dataflow.pool.max-overflow",
			"DATAFLOW_HEALTH_ENDPOINT", "dataflow.health.path", "DATAFLOW_READINESS_ENDPOINT", "dataflow.ready.path",
			"DATAFLOW_METRICS_ENDPOINT", "dataflow.metrics.path");

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		addVariables(environment);
		Binder binder = Binder.get(environment);
		Map<String, Object> defaults = new LinkedHashMap<>();
		addEndpoints(defaults, binder);
		defaults.putAll(LoggingDefaults.of(section(binder, "logging", DataFlowProperties.Logging.class),
				environment.getProperty("logging.level.root")));
		if (ConfiguredDatabase.of(environment).isOurs()) {
			addPool(defaults, section(binder, "pool", DataFlowProperties.Pool.class).settings());
			// it waits as long as the pool does when the database hangs; ours looks too
			defaults.put("management.health.r2dbc.enabled", "false");
			addMongodb(defaults, environment);
			addFlyway(defaults, section(binder, "startup", DataFlowProperties.Startup.class).timeout());
		}
		MutablePropertySources sources = environment.getPropertySources();
		PropertySource<?> applicationDefaults = sources.get(DEFAULT_PROPERTIES);
		defaults.keySet().removeIf((name) -> isSet(applicationDefaults, name));
		sources.addLast(new MapPropertySource("dataflowDefaults", defaults));
	}

	/**
	 * Bind a part of the properties, as a start need not bind all of them twice.
	 */
	private static <T> T section(Binder binder, String name, Class<T> type) {
		return binder.bindOrCreate(PropertyNames.PREFIX + "." + name, Bindable.of(type));
	}

	private static void addVariables(ConfigurableEnvironment environment) {
		Map<String, Object> values = new LinkedHashMap<>();
		Map<String, String> variables = new LinkedHashMap<>(VARIABLES);
		variables.putAll(LoggingDefaults.VARIABLES);
		variables.forEach((variable, property) -> {
			String value = environment.getProperty(variable);
			if (value != null) {
				values.put(property, value);
			}
		});
		if (!values.isEmpty()) {
			MutablePropertySources sources = environment.getPropertySources();
			MapPropertySource source = new MapPropertySource("dataflowEnvironment", values);
			if (sources.contains(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME)) {
				sources.addAfter(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, source);
			}
			else {
				sources.addFirst(source);
			}
		}
	}

	private static void addEndpoints(Map<String, Object> defaults, Binder binder) {
		EndpointPath health = EndpointPath.of("dataflow.health.path",
				section(binder, "health", DataFlowProperties.Health.class).path());
		EndpointPath ready = EndpointPath.of("dataflow.ready.path",
				section(binder, "ready", DataFlowProperties.Ready.class).path());
		EndpointPath metrics = EndpointPath.of("dataflow.metrics.path",
				section(binder, "metrics", DataFlowProperties.Metrics.class).path());
		defaults.put("management.endpoints.web.base-path", "/");
		defaults.put("management.endpoints.web.exposure.include", "health,prometheus");
		defaults.put("management.endpoints.web.path-mapping.health", health.withoutSlash());
		defaults.put("management.endpoints.web.path-mapping.prometheus", metrics.withoutSlash());
		// else an application that exposes all endpoints gets the JSON of Boot at
		// /metrics
		defaults.put("management.endpoints.web.path-mapping.metrics", "metrics-json");
		defaults.put("management.endpoint.health.show-components", "always");
		defaults.put("management.endpoint.health.status.order", "DOWN,OUT_OF_SERVICE,DEGRADED,UP,UNKNOWN");
		defaults.put("management.endpoint.health.probes.add-additional-paths", "true");
		defaults.put("management.endpoint.health.validate-group-membership", "false");
		defaults.put("management.endpoint.health.group.ready.include", "readinessState,dataFlow");
		defaults.put("management.endpoint.health.group.ready.show-components", "always");
		defaults.put("management.endpoint.health.group.ready.additional-path", "server:" + ready.ofOneSegment());
	}

	private static void addPool(Map<String, Object> defaults, PoolSettings pool) {
		defaults.put("spring.r2dbc.pool.initial-size", pool.size());
		defaults.put("spring.r2dbc.pool.max-size", pool.maxSize());
		// the pool of Spring Boot closes everything at once when it is zero
		if (!pool.recycle().isZero()) {
			defaults.put("spring.r2dbc.pool.max-life-time", pool.recycle().toString());
		}
		defaults.put("spring.r2dbc.pool.max-acquire-time", pool.acquireTimeout().toString());
	}

	/**
	 * It waits for a server thirty seconds long; ours looks too, and not so long. That of
	 * a client beside our database is left alone.
	 */
	private static void addMongodb(Map<String, Object> defaults, ConfigurableEnvironment environment) {
		ConfiguredDatabase database = ConfiguredDatabase.of(environment);
		boolean springUri = !database.hasUrl() && environment.containsProperty("spring.mongodb.uri");
		if (springUri || database.kind() == DatabaseKind.MONGODB) {
			defaults.put("management.health.mongodb.enabled", "false");
		}
	}

	/**
	 * Flyway waits one second, two, four and so on up to the interval.
	 */
	private static void addFlyway(Map<String, Object> defaults, Duration timeout) {
		long seconds = timeout.toSeconds();
		if (seconds > 0) {
			long retries = (seconds < 7) ? 1 + seconds / 3 : 3 + (seconds - 7 + 4) / 5;
			defaults.put("spring.flyway.connect-retries", retries);
			defaults.put("spring.flyway.connect-retries-interval", "5s");
		}
	}

	// Boot moves these behind all others, behind ours too
	private static boolean isSet(@Nullable PropertySource<?> applicationDefaults, String name) {
		return applicationDefaults != null && applicationDefaults.containsProperty(name);
	}

}
