/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.CompositeReactiveHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.ReactiveHealthContributor;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;

/**
 * Components for an endpoint that waits for one of them before it asks the next: the
 * first question is put to all of them, so that several databases that hang do not take
 * longer than one.
 */
final class SimultaneousHealthContributor implements CompositeHealthContributor {

	private final Map<String, ReactiveHealthContributor> components;

	/**
	 * Create the contributor.
	 * @param components indicators, and composites of them, by name
	 */
	SimultaneousHealthContributor(Map<String, ReactiveHealthContributor> components) {
		this.components = components;
	}

	@Override
	public @Nullable HealthContributor getContributor(String name) {
		ReactiveHealthContributor component = this.components.get(name);
		return (component != null) ? component.asHealthContributor() : null;
	}

	/**
	 * The endpoint calls this once for each request.
	 */
	@Override
	public Stream<Entry> stream() {
		Round round = new Round();
		CompositeReactiveHealthContributor all = CompositeReactiveHealthContributor
			.fromMap(round.members(this.components));
		return all.stream().map((entry) -> new Entry(entry.name(), entry.contributor().asHealthContributor()));
	}

	/**
	 * What is asked of all indicators for one request.
	 */
	private static final class Round {

		private final Map<ReactiveHealthIndicator, Mono<Health>> answers = new LinkedHashMap<>();

		private final Mono<Void> asked = Flux.defer(() -> Flux.merge(this.answers.values())).then().cache();

		Map<String, ReactiveHealthContributor> members(Map<String, ReactiveHealthContributor> components) {
			Map<String, ReactiveHealthContributor> members = new LinkedHashMap<>();
			components.forEach((name, component) -> members.put(name, member(component)));
			return members;
		}

		private ReactiveHealthContributor member(ReactiveHealthContributor component) {
			if (component instanceof CompositeReactiveHealthContributor composite) {
				Map<String, ReactiveHealthContributor> inner = new LinkedHashMap<>();
				composite.stream().forEach((entry) -> inner.put(entry.name(), entry.contributor()));
				return CompositeReactiveHealthContributor.fromMap(members(inner));
			}
			Mono<Health> answer = ((ReactiveHealthIndicator) component).health().cache();
			this.answers.put((ReactiveHealthIndicator) component, answer);
			return (ReactiveHealthIndicator) () -> this.asked.then(answer);
		}

	}

}
