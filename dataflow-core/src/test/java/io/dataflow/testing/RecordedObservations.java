/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.testing;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationView;
import io.micrometer.observation.tck.TestObservationRegistry;
import org.jspecify.annotations.Nullable;

/**
 * A registry that remembers what was observed, in the order in which it ended, and that
 * refuses what an observation must not do.
 */
public final class RecordedObservations implements ObservationHandler<Observation.Context> {

	private final TestObservationRegistry registry = TestObservationRegistry.create();

	private final List<Observation.Context> stopped = new CopyOnWriteArrayList<>();

	/**
	 * Begin to remember.
	 */
	public RecordedObservations() {
		this.registry.observationConfig().observationHandler(this);
	}

	/**
	 * Return where observations go.
	 * @return the registry
	 */
	public TestObservationRegistry registry() {
		return this.registry;
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return true;
	}

	@Override
	public void onStop(Observation.Context context) {
		this.stopped.add(context);
	}

	/**
	 * Return what was observed under a name.
	 * @param name the name of the observations
	 * @return those that ended
	 */
	public List<Observation.Context> named(String name) {
		return this.stopped.stream().filter((context) -> name.equals(context.getName())).toList();
	}

	/**
	 * Return the tags of what was observed under a name.
	 * @param name the name of the observations
	 * @param keys the keys of the tags
	 * @return the values of each observation, separated by spaces
	 */
	public List<String> tags(String name, String... keys) {
		return named(name).stream().map((context) -> tags(context, keys)).toList();
	}

	private static String tags(Observation.Context context, String... keys) {
		return String.join(" ",
				List.of(keys)
					.stream()
					.map((key) -> Objects.requireNonNull(context.getLowCardinalityKeyValue(key), key).getValue())
					.toList());
	}

	/**
	 * Return the one observation that has a tag.
	 * @param name the name of the observation
	 * @param key the key of the tag, which may be of high cardinality
	 * @param value its value
	 * @return the observation
	 */
	public Observation.Context one(String name, String key, String value) {
		List<Observation.Context> found = named(name).stream()
			.filter((context) -> context.getAllKeyValues()
				.stream()
				.anyMatch((tag) -> tag.getKey().equals(key) && tag.getValue().equals(value)))
			.toList();
		if (found.size() != 1) {
			throw new AssertionError(found.size() + " observations " + name + " with " + key + "=" + value);
		}
		return found.get(0);
	}

	/**
	 * Return the observation that one is part of.
	 * @param context the observation
	 * @return its parent, or {@code null}
	 */
	public static Observation.@Nullable ContextView parent(Observation.Context context) {
		ObservationView parent = context.getParentObservation();
		return (parent != null) ? parent.getContextView() : null;
	}

}
