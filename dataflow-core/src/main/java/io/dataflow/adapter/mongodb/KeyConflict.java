/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.mongodb;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

import io.dataflow.adapter.DuplicateKeyException;
import io.dataflow.model.EntityModel;
import io.dataflow.model.FieldModel;
import io.dataflow.model.IndexModel;

/**
 * Tells whether it is the key of an upsert that somebody else has taken. The server names
 * one index; where several are violated that may be another one. So the first attempt
 * that fails because of another key is worth a second one, which finds out whether the
 * record is there now, and no more than that.
 */
final class KeyConflict {

	private static final String PRIMARY_KEY = "_id_";

	private final Set<String> others;

	private KeyConflict(Set<String> others) {
		this.others = others;
	}

	/**
	 * Create the judge of the conflicts of an upsert.
	 * @param model the model
	 * @param key the unique key by which records are the same
	 */
	static KeyConflict of(EntityModel model, Collection<FieldModel> key) {
		Set<FieldModel> own = Set.copyOf(key);
		Set<String> others = model.indexes()
			.stream()
			.filter((index) -> !own.equals(Set.copyOf(index.fields())))
			.map(IndexModel::name)
			.collect(Collectors.toSet());
		if (!own.equals(Set.of(model.id()))) {
			others.add(PRIMARY_KEY);
		}
		return new KeyConflict(others);
	}

	/**
	 * Tell whether an error is that a key exists already, and may be that of the upsert:
	 * an index that the model does not know may have the same fields.
	 */
	boolean mayBeOwn(Throwable error) {
		return error instanceof DuplicateKeyException duplicate
				&& duplicate.constraint().filter(this.others::contains).isEmpty();
	}

}
