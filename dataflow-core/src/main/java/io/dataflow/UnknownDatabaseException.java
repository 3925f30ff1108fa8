/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;
import io.dataflow.error.Suggestion;
import io.dataflow.model.EntityModel;
import io.dataflow.model.EntityModels;

/**
 * Entities name a database that does not exist where they are used (DF-601).
 *
 * @since 0.1.0
 */
public final class UnknownDatabaseException extends DataFlowException {

	private final Map<String, String> entities;

	/**
	 * Create the error.
	 * @param entities the names of the databases by those of the entities; not empty
	 * @param databases the databases that exist
	 */
	public UnknownDatabaseException(Map<String, String> entities, Collection<String> databases) {
		super(ErrorCode.INVALID_MODEL, message(entities), action(entities.values(), databases));
		this.entities = Map.copyOf(entities);
	}

	/**
	 * Return the entities at fault.
	 * @return the names of the databases by those of the entities; unmodifiable
	 */
	public Map<String, String> entities() {
		return this.entities;
	}

	static void check(EntityModels models, String instance) {
		Map<String, String> others = new LinkedHashMap<>();
		for (EntityModel model : models) {
			if (!model.database().isEmpty() && !model.database().equals(instance)) {
				others.put(model.name(), model.database());
			}
		}
		if (!others.isEmpty()) {
			throw new UnknownDatabaseException(others, List.of(instance));
		}
	}

	private static String message(Map<String, String> entities) {
		return entities.entrySet()
			.stream()
			.map((entity) -> "Entity " + entity.getKey() + " is in the database '" + entity.getValue() + "'")
			.collect(Collectors.joining(", ")) + ", which does not exist here.";
	}

	private static String action(Collection<String> names, Collection<String> databases) {
		return Suggestion.of(names.iterator().next(), databases)
				+ " Configure the database, or build a DataFlow instance of that name with the entity.";
	}

}
