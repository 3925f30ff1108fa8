/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;

import org.testcontainers.DockerClientFactory;

/**
 * What came of looking for a server.
 *
 * @param server the server, or empty when there is none
 * @param misses why the places before it, or all places, have none
 */
record ServerSearch(Optional<DatabaseServer> server, String misses) {

	static ServerSearch found(DatabaseServer server) {
		return new ServerSearch(Optional.of(server), "");
	}

	/**
	 * Take the server at the address that a variable of the environment holds, else look
	 * at the places in their order. An address that was given must lead to a server: what
	 * is asked for explicitly is never skipped.
	 * @param variable the name of the variable
	 * @param at makes a server of an address
	 * @param places where to look without an address
	 */
	static ServerSearch at(String variable, Function<String, DatabaseServer> at, Place... places) {
		String given = System.getenv(variable);
		if (given != null && !given.isBlank()) {
			return found(at.apply(given));
		}
		List<Place> all = new ArrayList<>(List.of(new Place(variable, () -> {
			throw new IllegalStateException("not set");
		})));
		all.addAll(List.of(places));
		return in(all);
	}

	/**
	 * Look at the places in their order and stop at the first that has a server.
	 */
	static ServerSearch in(List<Place> places) {
		List<String> misses = new ArrayList<>();
		for (Place place : places) {
			try {
				return new ServerSearch(Optional.of(place.start().call()), String.join("; ", misses));
			}
			catch (Exception ex) {
				misses.add(place.name() + ": " + ex.getMessage());
			}
		}
		return new ServerSearch(Optional.empty(), String.join("; ", misses));
	}

	/**
	 * A place that may have a server.
	 *
	 * @param name what to call the place
	 * @param start returns the server or fails with the reason why there is none
	 */
	record Place(String name, Callable<DatabaseServer> start) {

		/**
		 * A container, where Docker answers.
		 */
		static Place docker(Callable<DatabaseServer> start) {
			return new Place("Docker", () -> {
				if (!DockerClientFactory.instance().isDockerAvailable()) {
					throw new IllegalStateException("does not answer");
				}
				return start.call();
			});
		}

	}

}
