/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

import io.dataflow.adapter.Capabilities;
import io.dataflow.adapter.Capability;
import io.dataflow.model.EntityModel;
import io.r2dbc.spi.Connection;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The capabilities that a database has beyond those of all SQL databases.
 */
final class SqlExtensions {

	/** What can be done, and what the server needs for it. */
	private final Map<Object, String> capabilities = new IdentityHashMap<>();

	SqlExtensions(SqlDialect dialect, SqlExecutor executor) {
		for (SqlExtension extension : dialect.extensions()) {
			extension.capability(executor)
				.ifPresent((capability) -> this.capabilities.put(capability, extension.need()));
		}
	}

	<C> Optional<C> find(Class<C> capability) {
		return this.capabilities.keySet().stream().filter(capability::isInstance).map(capability::cast).findFirst();
	}

	/**
	 * Return capabilities with what the server needs for them.
	 */
	Capabilities declare(Capabilities declared) {
		Capabilities result = declared;
		for (Capability capability : Capability.values()) {
			for (Map.Entry<Object, String> own : this.capabilities.entrySet()) {
				result = (capability.type().isInstance(own.getKey())) ? result.needing(capability, own.getValue())
						: result;
			}
		}
		return result;
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
