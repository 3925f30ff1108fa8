/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.definition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.dataflow.definition.YamlNode.Entry;
import io.dataflow.definition.YamlNode.Mapping;
import io.dataflow.definition.YamlNode.Scalar;
import io.dataflow.definition.YamlNode.Sequence;
import io.dataflow.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * Turns a part of a definition into the value that it means.
 *
 * @param findings takes the problems
 */
record ValueReader(Findings findings) {

	/**
	 * Return the value; {@code null} also when there is a problem.
	 */
	@Nullable Object read(YamlNode node) {
		if (node instanceof Scalar scalar) {
			return scalar(scalar);
		}
		if (node instanceof Sequence sequence) {
			List<@Nullable Object> list = new ArrayList<>();
			sequence.items().forEach((item) -> list.add(read(item)));
			return list;
		}
		return map((Mapping) node);
	}

	Map<String, @Nullable Object> entries(Mapping mapping) {
		Map<String, @Nullable Object> map = new LinkedHashMap<>();
		mapping.entries().forEach((key, entry) -> map.put(key, read(entry.value())));
		return map;
	}

	private @Nullable Object map(Mapping mapping) {
		if (mapping.entries().size() == 1) {
			Map.Entry<String, Entry> only = mapping.entries().entrySet().iterator().next();
			if (ValueTag.isMark(only.getKey())) {
				return marked(only.getKey().substring(1), only.getValue().value());
			}
		}
		return entries(mapping);
	}

	private @Nullable Object marked(String tag, YamlNode node) {
		if (tag.equals(ValueTag.MAP) && node instanceof Mapping mapping) {
			return entries(mapping);
		}
		if (!tag.equals(ValueTag.MAP) && node instanceof Scalar scalar && scalar.isText()) {
			return tagged(tag, scalar);
		}
		this.findings.addWrongType(node, "The value of '$" + tag + "'",
				(tag.equals(ValueTag.MAP)) ? "a map" : "a text in quotes");
		return null;
	}

	private @Nullable Object scalar(Scalar scalar) {
		String tag = scalar.tag();
		if (tag != null) {
			return tagged(tag, scalar);
		}
		try {
			return (scalar.plain()) ? PlainValue.of(scalar.text()) : scalar.text();
		}
		catch (NumberFormatException ex) {
			this.findings.add(ErrorCode.TYPE_MISMATCH, scalar.location(),
					"The number '" + YamlNode.shortened(scalar.text()) + "' cannot be taken: " + ex.getMessage() + ".",
					"Write it as !decimal, or as a text in quotes.");
			return null;
		}
	}

	// the parsers of the platform raise many kinds of errors, all of which mean the same
	private @Nullable Object tagged(String tag, Scalar scalar) {
		try {
			return ValueTag.find(tag).orElseThrow().parse(scalar.text());
		}
		catch (RuntimeException ex) {
			this.findings.add(ErrorCode.TYPE_MISMATCH, scalar.location(),
					"'" + YamlNode.shortened(scalar.text()) + "' is no value of the type '" + tag + "'.",
					"Write it as in " + ValueTag.find(tag).map(ValueTag::example).orElse("") + ".");
			return null;
		}
	}

}
