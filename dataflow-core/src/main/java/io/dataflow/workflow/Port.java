/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A declared input or output of a node type.
 *
 * @param name the name
 * @param type the type of its values; {@code Object} takes anything
 * @param required whether an input must have a value other than null
 * @param defaultValue the value of an input that nothing else sets, or {@code null} when
 * there is none
 * @param aliases other names of an input; the node resolves them
 * @param acceptsEntries whether a connection may put one entry into the map that is the
 * value of the input, as {@code filter.id} does
 * @param acceptsText whether an input of a map or collection type also takes text, which
 * the node parses
 * @param description what the port is for; may be empty
 * @param sensitive whether messages keep its values to themselves
 * @since 0.1.0
 */
public record Port(String name, Class<?> type, boolean required, @Nullable Object defaultValue, List<String> aliases,
		boolean acceptsEntries, boolean acceptsText, String description, boolean sensitive) {

	public Port {
		Objects.requireNonNull(name, "'name' must not be null");
		Objects.requireNonNull(type, "'type' must not be null");
		Objects.requireNonNull(description, "'description' must not be null");
		aliases = List.copyOf(aliases);
	}

	/**
	 * Return a port that must have a value.
	 * @param name the name
	 * @param type the type of its values
	 * @return the port
	 */
	public static Port required(String name, Class<?> type) {
		return new Port(name, type, true, null, List.of(), false, false, "", false);
	}

	/**
	 * Return a port that may be without a value.
	 * @param name the name
	 * @param type the type of its values
	 * @return the port
	 */
	public static Port optional(String name, Class<?> type) {
		return new Port(name, type, false, null, List.of(), false, false, "", false);
	}

	/**
	 * Return this port with a default, which makes it optional.
	 * @param value the value when nothing else sets the input
	 * @return the changed copy
	 */
	public Port withDefault(Object value) {
		Objects.requireNonNull(value, "'value' must not be null");
		return new Port(this.name, this.type, false, value, this.aliases, this.acceptsEntries, this.acceptsText,
				this.description, this.sensitive);
	}

	/**
	 * Return this port with other names under which its value may be given.
	 * @param names the other names
	 * @return the changed copy
	 */
	public Port withAliases(String... names) {
		return new Port(this.name, this.type, this.required, this.defaultValue, List.of(names), this.acceptsEntries,
				this.acceptsText, this.description, this.sensitive);
	}

	/**
	 * Return this port so that connections may put single entries into its map.
	 * @return the changed copy
	 */
	public Port withEntries() {
		return new Port(this.name, this.type, this.required, this.defaultValue, this.aliases, true, this.acceptsText,
				this.description, this.sensitive);
	}

	/**
	 * Return this port so that it also takes its map or collection as text.
	 * @return the changed copy
	 */
	public Port withText() {
		return new Port(this.name, this.type, this.required, this.defaultValue, this.aliases, this.acceptsEntries, true,
				this.description, this.sensitive);
	}

	/**
	 * Return this port with a description.
	 * @param text what the port is for
	 * @return the changed copy
	 */
	public Port withDescription(String text) {
		return new Port(this.name, this.type, this.required, this.defaultValue, this.aliases, this.acceptsEntries,
				this.acceptsText, text, this.sensitive);
	}

	/**
	 * Return this port so that it must have a value.
	 * @return the changed copy
	 */
	public Port asRequired() {
		return new Port(this.name, this.type, true, null, this.aliases, this.acceptsEntries, this.acceptsText,
				this.description, this.sensitive);
	}

	/**
	 * Return this port so that no message shows its values.
	 * @return the changed copy
	 */
	public Port asSensitive() {
		return new Port(this.name, this.type, this.required, this.defaultValue, this.aliases, this.acceptsEntries,
				this.acceptsText, this.description, true);
	}

	/**
	 * Return whether the port has a default.
	 * @return whether {@link #defaultValue()} is not {@code null}
	 */
	public boolean hasDefault() {
		return this.defaultValue != null;
	}

	/**
	 * Return whether a value can serve this port. What is refused are clear mismatches: a
	 * list for a single value, text that is no number, a number that does not fit.
	 * @param value the value; null always can
	 * @return whether the port takes it
	 */
	public boolean accepts(@Nullable Object value) {
		return PortTypes.accepts(this, value);
	}

	/**
	 * Return the other names under which the same value may be given.
	 */
	List<String> namesBeside(String given) {
		if (this.aliases.isEmpty()) {
			return List.of();
		}
		return Stream.concat(Stream.of(this.name), this.aliases.stream())
			.filter((other) -> !other.equals(given))
			.toList();
	}

}
