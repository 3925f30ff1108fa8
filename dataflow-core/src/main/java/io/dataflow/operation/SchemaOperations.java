/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.operation;

import java.util.Collection;
import java.util.List;

import io.dataflow.model.EntityModel;
import io.dataflow.schema.SchemaChange;
import io.dataflow.schema.SchemaSnapshot;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The capability to look at the schema of a database and to change it.
 *
 * @since 0.1.0
 */
public interface SchemaOperations {

	/**
	 * Run work while no other process can run any under the same lock.
	 * @param <T> the type of the result
	 * @param work the work
	 * @return the result of the work
	 */
	<T> Mono<T> exclusively(Mono<T> work);

	/**
	 * Make sure that the database can store what models declare, before tables are
	 * compared.
	 * @param models the models
	 * @param install whether the database may be changed for it, for instance by an
	 * extension
	 * @return completes when it can; fails with DF-701 naming what it cannot store
	 */
	default Mono<Void> prepare(Collection<EntityModel> models, boolean install) {
		return Mono.empty();
	}

	/**
	 * Look at the tables of models.
	 * @param models the models
	 * @return those of their tables that exist
	 */
	Mono<SchemaSnapshot> inspect(Collection<EntityModel> models);

	/**
	 * Change the schema; all or nothing where the database can do so.
	 * @param changes the changes, in order
	 * @return the statements that were executed
	 */
	Flux<String> apply(List<SchemaChange> changes);

}
