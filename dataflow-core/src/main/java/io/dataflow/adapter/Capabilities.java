/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * What a database can do, and what its server needs for it. Known without a connection.
 * Immutable.
 *
 * @since 0.1.0
 */
public final class Capabilities {

	private final Map<Capability, String> needs;

	private Capabilities(Map<Capability, String> needs) {
		this.needs = needs;
	}

	/**
	 * Return the capabilities of an adapter by its interfaces.
	 * @param adapter the adapter
	 * @return the capabilities, none of which needs anything
	 */
	public static Capabilities of(Adapter adapter) {
		Map<Capability, String> needs = new EnumMap<>(Capability.class);
		for (Capability capability : Capability.values()) {
			if (adapter.find(capability.type()).isPresent()) {
				needs.put(capability, "");
			}
		}
		return new Capabilities(needs);
	}

	/**
	 * Return these capabilities without some.
	 * @param missing what the database cannot do
	 * @return the capabilities
	 */
	public Capabilities without(Collection<Capability> missing) {
		Map<Capability, String> rest = new EnumMap<>(this.needs);
		rest.keySet().removeAll(Set.copyOf(missing));
		return new Capabilities(rest);
	}

	/**
	 * Return these capabilities, one of which is there only with something that the
	 * server may lack.
	 * @param capability one of these capabilities
	 * @param need what the server needs, for instance {@code the extension vector}
	 * @return the capabilities
	 */
	public Capabilities needing(Capability capability, String need) {
		Map<Capability, String> changed = new EnumMap<>(this.needs);
		changed.computeIfPresent(capability, (same, none) -> need);
		return new Capabilities(changed);
	}

	/**
	 * Tell whether the database can do something.
	 * @param capability what
	 * @return whether it can; where there is a {@link #need need}, if the server has that
	 */
	public boolean has(Capability capability) {
		return this.needs.containsKey(capability);
	}

	/**
	 * Return what the server needs for something.
	 * @param capability what the database can do
	 * @return the need, empty when there is none
	 */
	public String need(Capability capability) {
		return this.needs.getOrDefault(capability, "");
	}

	@Override
	public String toString() {
		return this.needs.keySet().toString();
	}

}
