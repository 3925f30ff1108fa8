/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * A parameter with places to be filled in. A text that consists of one place keeps the
 * type of its value; in any other text values are written as text, {@code null} as
 * nothing. <code>\\{{</code> stands for two braces that begin no place.
 */
sealed interface Template {

	/**
	 * Return the parameter with its places filled in.
	 */
	@Nullable Object fill(TemplateValues values);

	/**
	 * Return the type of what it gives.
	 */
	Class<?> type();

	/**
	 * Pass on every reference in it.
	 */
	void references(Consumer<Reference> sink);

	/**
	 * Read a parameter.
	 * @param value the parameter
	 * @param kept the first names of references that are left to the node
	 * @param malformed takes what stands between braces and is no reference
	 * @return the template, or {@code null} when the parameter has no places
	 */
	static @Nullable Template parse(@Nullable Object value, Set<String> kept, Consumer<String> malformed) {
		if (value instanceof String text) {
			return (text.contains("{{")) ? new TemplateParser(text, kept, malformed).parse() : null;
		}
		if (value instanceof Map<?, ?> map) {
			return parseMap(map, kept, malformed);
		}
		return (value instanceof Collection<?> list) ? parseList(list, kept, malformed) : null;
	}

	private static @Nullable Template parseMap(Map<?, ?> map, Set<String> kept, Consumer<String> malformed) {
		Map<String, @Nullable Object> entries = new LinkedHashMap<>();
		boolean found = false;
		for (Map.Entry<?, ?> entry : map.entrySet()) {
			Template template = parse(entry.getValue(), kept, malformed);
			entries.put(String.valueOf(entry.getKey()), (template != null) ? template : entry.getValue());
			found |= template != null;
		}
		return (found) ? new Entries(entries) : null;
	}

	private static @Nullable Template parseList(Collection<?> list, Set<String> kept, Consumer<String> malformed) {
		List<@Nullable Object> elements = new ArrayList<>();
		boolean found = false;
		for (Object element : list) {
			Template template = parse(element, kept, malformed);
			elements.add((template != null) ? template : element);
			found |= template != null;
		}
		return (found) ? new Elements(elements) : null;
	}

	private static @Nullable Object fill(@Nullable Object part, TemplateValues values) {
		return (part instanceof Template template) ? template.fill(values) : part;
	}

	private static void references(Iterable<? extends @Nullable Object> parts, Consumer<Reference> sink) {
		for (Object part : parts) {
			if (part instanceof Template template) {
				template.references(sink);
			}
		}
	}

	/**
	 * A place.
	 */
	record Place(Reference reference) implements Template {

		@Override
		public Class<?> type() {
			return Object.class;
		}

		@Override
		public @Nullable Object fill(TemplateValues values) {
			return this.reference.value(values);
		}

		@Override
		public void references(Consumer<Reference> sink) {
			sink.accept(this.reference);
		}

	}

	/**
	 * A place in a parameter whose other templates are left to the node, which must not
	 * find templates in the value.
	 */
	record EscapedPlace(Reference reference) implements Template {

		@Override
		public Class<?> type() {
			return Object.class;
		}

		@Override
		public @Nullable Object fill(TemplateValues values) {
			return escape(this.reference.value(values));
		}

		@Override
		public void references(Consumer<Reference> sink) {
			sink.accept(this.reference);
		}

		private static @Nullable Object escape(@Nullable Object value) {
			if (value instanceof String text) {
				return text.replace("{{", "\\{{");
			}
			if (value instanceof Map<?, ?> map) {
				Map<String, @Nullable Object> escaped = new LinkedHashMap<>();
				map.forEach((key, entry) -> escaped.put(String.valueOf(key), escape(entry)));
				return Collections.unmodifiableMap(escaped);
			}
			if (value instanceof Collection<?> list) {
				List<@Nullable Object> escaped = new ArrayList<>(list.size());
				list.forEach((element) -> escaped.add(escape(element)));
				return Collections.unmodifiableList(escaped);
			}
			return value;
		}

	}

	/**
	 * A text.
	 *
	 * @param parts texts and places
	 */
	record Text(List<Object> parts) implements Template {

		@Override
		public Class<?> type() {
			return String.class;
		}

		@Override
		public Object fill(TemplateValues values) {
			StringBuilder text = new StringBuilder();
			for (Object part : this.parts) {
				Object value = Template.fill(part, values);
				if (value != null) {
					text.append(value);
				}
			}
			return text.toString();
		}

		@Override
		public void references(Consumer<Reference> sink) {
			Template.references(this.parts, sink);
		}

	}

	/**
	 * A map of values and templates.
	 */
	record Entries(Map<String, @Nullable Object> entries) implements Template {

		@Override
		public Class<?> type() {
			return Map.class;
		}

		@Override
		public Object fill(TemplateValues values) {
			Map<String, @Nullable Object> filled = new LinkedHashMap<>();
			this.entries.forEach((key, value) -> filled.put(key, Template.fill(value, values)));
			return Collections.unmodifiableMap(filled);
		}

		@Override
		public void references(Consumer<Reference> sink) {
			Template.references(this.entries.values(), sink);
		}

	}

	/**
	 * A list of values and templates.
	 */
	record Elements(List<@Nullable Object> elements) implements Template {

		@Override
		public Class<?> type() {
			return List.class;
		}

		@Override
		public Object fill(TemplateValues values) {
			List<@Nullable Object> filled = new ArrayList<>(this.elements.size());
			this.elements.forEach((element) -> filled.add(Template.fill(element, values)));
			return Collections.unmodifiableList(filled);
		}

		@Override
		public void references(Consumer<Reference> sink) {
			Template.references(this.elements, sink);
		}

	}

}
