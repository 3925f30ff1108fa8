/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

import io.dataflow.DataFlow;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.CompositeReactiveHealthContributor;
import org.springframework.boot.health.contributor.ReactiveHealthContributor;

/**
 * The components of the default instance, and of every other instance below its name.
 */
final class DataFlowHealthContributor implements CompositeReactiveHealthContributor {

	/** The name of the bean of the default instance. */
	static final String DEFAULT = "dataFlow";

	private static final String SUFFIX = "DataFlow";

	private final Map<String, ReactiveHealthContributor> components;

	private DataFlowHealthContributor(Map<String, ReactiveHealthContributor> components) {
		this.components = components;
	}

	/**
	 * Create the contributor of instances.
	 * @param instances the instances by the names of their beans
	 */
	static DataFlowHealthContributor of(Map<String, DataFlow> instances) {
		Map<String, ReactiveHealthContributor> components = new LinkedHashMap<>();
		instances.forEach((bean, instance) -> {
			Map<String, ReactiveHealthContributor> checks = checks(instance);
			if (instances.size() == 1 || bean.equals(DEFAULT)) {
				components.putAll(checks);
			}
			else {
				components.put(name(bean), new DataFlowHealthContributor(checks));
			}
		});
		return new DataFlowHealthContributor(components);
	}

	private static Map<String, ReactiveHealthContributor> checks(DataFlow instance) {
		Map<String, ReactiveHealthContributor> checks = new LinkedHashMap<>();
		instance.healthChecks().forEach((check) -> checks.put(check.name(), new HealthCheckIndicator(check)));
		return checks;
	}

	private static String name(String bean) {
		return (bean.endsWith(SUFFIX)) ? bean.substring(0, bean.length() - SUFFIX.length()) : bean;
	}

	@Override
	public @Nullable ReactiveHealthContributor getContributor(String name) {
		return this.components.get(name);
	}

	@Override
	public Stream<Entry> stream() {
		return this.components.entrySet().stream().map((entry) -> new Entry(entry.getKey(), entry.getValue()));
	}

	/**
	 * Return what answers on a servlet, which asks one component after the other.
	 */
	@Override
	public CompositeHealthContributor asHealthContributor() {
		return new SimultaneousHealthContributor(this.components);
	}

}
