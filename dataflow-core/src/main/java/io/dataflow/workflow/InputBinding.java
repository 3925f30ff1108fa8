/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.Map;

import io.dataflow.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * A connection as the node at its end sees it.
 *
 * @param connection the connection as it was declared
 * @param source the index of the node that gives the value
 * @param path where in the result of that node the value is
 * @param port the input that takes it
 * @param target the name of the input, then the entries on the way into its map
 * @param cycle the index of the cycle of which the value is that of the iteration before,
 * or {@value #NO_FEEDBACK}
 */
record InputBinding(Connection connection, int source, OutputPath path, Port port, String[] target, int cycle) {

	static final int NO_FEEDBACK = -1;

	InputBinding asFeedback(int ofCycle) {
		return new InputBinding(this.connection, this.source, this.path, this.port, this.target, ofCycle);
	}

	boolean feedback() {
		return this.cycle != NO_FEEDBACK;
	}

	String input() {
		return this.target[0];
	}

	boolean isEntry() {
		return this.target.length > 1;
	}

	/**
	 * Return whether some inputs hold what this connection feeds: the input, or the entry
	 * of its map.
	 */
	boolean isIn(Map<String, @Nullable Object> inputs) {
		if (!PlannedNode.isGiven(this.port, inputs.keySet())) {
			return false;
		}
		Object map = inputs.get(nameIn(inputs));
		for (int i = 1; i < this.target.length; i++) {
			if (!(map instanceof Map<?, ?> entries) || !entries.containsKey(this.target[i])) {
				return false;
			}
			map = entries.get(this.target[i]);
		}
		return true;
	}

	void apply(Map<String, @Nullable Object> result, Map<String, @Nullable Object> inputs, EntryMaps maps) {
		Object value = this.path.resolve(this.connection.from(), result);
		if (isEntry()) {
			applyEntry(value, inputs, maps);
		}
		else if (value != null) {
			this.port.namesBeside(input()).forEach(inputs::remove);
			inputs.put(input(), checked(value));
		}
		else if (!this.port.hasDefault()) {
			inputs.putIfAbsent(input(), null);
		}
	}

	private Object checked(Object value) {
		if (!PortTypes.accepts(this.port, value)) {
			throw mismatch("Input '" + input() + "' of node '" + this.connection.to() + "' must be of type "
					+ PortTypes.name(this.port) + ", but connection " + this.connection + " gave "
					+ PortTypes.describe(this.port, value) + ".");
		}
		return value;
	}

	private void applyEntry(@Nullable Object value, Map<String, @Nullable Object> inputs, EntryMaps maps) {
		String name = nameIn(inputs);
		Map<String, @Nullable Object> map = own(inputs, name, maps);
		int last = this.target.length - 1;
		for (int i = 1; i < last; i++) {
			map = own(map, this.target[i], maps);
		}
		if (value != null || !map.containsKey(this.target[last])) {
			map.put(this.target[last], value);
		}
	}

	/**
	 * Return the map under a name, in whose place a copy is put unless it is one.
	 */
	private Map<String, @Nullable Object> own(Map<String, @Nullable Object> holder, String name, EntryMaps maps) {
		Object value = holder.get(name);
		if (value != null && !(value instanceof Map)) {
			throw mismatch("Connection " + this.connection + " cannot put an entry into '" + name + "' of node '"
					+ this.connection.to() + "', which is " + PortTypes.describe(this.port, value) + " and not a map.");
		}
		Map<String, @Nullable Object> own = maps.own((Map<?, ?>) value);
		holder.put(name, own);
		return own;
	}

	private String nameIn(Map<String, @Nullable Object> inputs) {
		if (inputs.containsKey(input())) {
			return input();
		}
		return this.port.namesBeside(input()).stream().filter(inputs::containsKey).findFirst().orElse(input());
	}

	private InvalidInputException mismatch(String message) {
		return new InvalidInputException(ErrorCode.TYPE_MISMATCH, this.connection.to(), input(), message,
				"Connect an output of a fitting type, or a path into this one.");
	}

}
