/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import io.dataflow.model.EntityModel;
import io.r2dbc.spi.Connection;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The capabilities that a database has beyond those of all SQL databases.
 */
final class SqlExtensions {

	private final List<Object> capabilities;

	SqlExtensions(SqlDialect dialect, SqlExecutor executor) {
		this.capabilities = dialect.extensions()
			.stream()
			.map((extension) -> extension.capability(executor))
			.flatMap(Optional::stream)
			.toList();
	}

	<C> Optional<C> find(Class<C> capability) {
		return this.capabilities.stream().filter(capability::isInstance).map(capability::cast).findFirst();
	}

	static boolean areNeeded(SqlDialect dialect, Collection<EntityModel> models) {
		return dialect.extensions().stream().anyMatch((extension) -> extension.isNeeded(models));
	}

	static Mono<Void> prepare(SqlDialect dialect, Connection connection, Collection<EntityModel> models,
			boolean install) {
		return Flux.fromIterable(dialect.extensions())
			.filter((extension) -> extension.isNeeded(models))
			.concatMap((extension) -> extension.prepare(connection, models, install))
			.then();
	}

}
