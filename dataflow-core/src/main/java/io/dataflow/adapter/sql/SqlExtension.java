/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.util.Collection;
import java.util.Optional;

import io.dataflow.model.EntityModel;
import io.r2dbc.spi.Connection;
import reactor.core.publisher.Mono;

/**
 * What some SQL databases can do beyond the others: a capability, and what models need
 * for it.
 *
 * @since 0.1.0
 */
public interface SqlExtension {

	/**
	 * Return the capability that a database has by this.
	 * @param executor what executes its statements
	 * @return an object that implements the interface of the capability, empty where the
	 * database cannot do it
	 */
	Optional<Object> capability(SqlExecutor executor);

	/**
	 * Return what a server needs for the capability.
	 * @return the name of the product, for instance {@code pgvector}
	 */
	String need();

	/**
	 * Tell whether models need this.
	 * @param models the models
	 * @return whether {@link #prepare} has anything to look after
	 */
	boolean isNeeded(Collection<EntityModel> models);

	/**
	 * Make sure that the database can do what models need.
	 * @param connection a connection
	 * @param models the models
	 * @param install whether the database may be changed for it
	 * @return completes when it can; fails with DF-701 naming the model that needs what
	 * the database cannot do
	 */
	Mono<Void> prepare(Connection connection, Collection<EntityModel> models, boolean install);

}
