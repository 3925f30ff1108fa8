/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.dataflow.error.Suggestion;

/**
 * Reads the indexes of a model: those it declares, and one for each relation that has
 * none.
 */
final class IndexReader {

	private final String model;

	private final String table;

	private final List<FieldDeclaration> fields;

	private final Map<String, FieldDeclaration> names;

	private IndexReader(String model, String table, List<FieldDeclaration> fields) {
		this.model = model;
		this.table = table;
		this.fields = fields;
		this.names = FieldNames.of(fields);
	}

	static List<IndexDeclaration> read(DataFlowModel options, String model, String table,
			List<FieldDeclaration> fields) {
		return new IndexReader(model, table, fields).read(options);
	}

	private List<IndexDeclaration> read(DataFlowModel options) {
		List<IndexDeclaration> indexes = new ArrayList<>();
		for (Index index : options.indexes()) {
			indexes.add(index(index));
		}
		for (FieldDeclaration field : this.fields) {
			if (field.relation() != null && indexes.stream().noneMatch((index) -> index.isOnlyOn(field))) {
				indexes.add(new IndexDeclaration(defaultName(List.of(field)), List.of(field), false));
			}
		}
		checkDistinct(indexes);
		return List.copyOf(indexes);
	}

	private IndexDeclaration index(Index index) {
		List<FieldDeclaration> indexed = Arrays.stream(index.fields()).map(this::field).toList();
		if (indexed.isEmpty() || new HashSet<>(indexed).size() < indexed.size()) {
			throw new InvalidModelException(this.model,
					"has an index on " + (indexed.isEmpty() ? "no field" : "the same field twice") + ".",
					"Name each indexed field once in @Index(fields = ...).");
		}
		String name = index.name().isEmpty() ? defaultName(indexed)
				: Identifiers.declared(this.model, "index", index.name());
		return new IndexDeclaration(name, indexed, index.unique());
	}

	private FieldDeclaration field(String name) {
		FieldDeclaration field = this.names.get(name);
		if (field == null) {
			throw new InvalidModelException(this.model, "has an index on the unknown field '" + name + "'.",
					Suggestion.of(name, this.fields.stream().map(FieldDeclaration::column).toList()));
		}
		if (field.type().type() == FieldType.VECTOR) {
			throw new InvalidModelException(this.model, "has an index on the vector field '" + name + "'.",
					"Create an index for similarity with the CreateVectorIndexNode instead.");
		}
		return field;
	}

	private String defaultName(List<FieldDeclaration> indexed) {
		return Identifiers.generated(this.model, "index",
				indexed.stream()
					.map(FieldDeclaration::column)
					.collect(Collectors.joining("_", "idx_" + this.table + "_", "")));
	}

	private void checkDistinct(List<IndexDeclaration> indexes) {
		Set<String> distinct = new HashSet<>();
		for (IndexDeclaration index : indexes) {
			if (!distinct.add(index.name())) {
				throw new InvalidModelException(this.model, "has two indexes named '" + index.name() + "'.",
						"Remove one of them, or name it by @Index(name = ...).");
			}
		}
	}

}
