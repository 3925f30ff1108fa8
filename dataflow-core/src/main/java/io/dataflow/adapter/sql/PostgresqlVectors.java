/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.util.Collection;
import java.util.Optional;

import io.dataflow.adapter.MissingExtensionException;
import io.dataflow.model.EntityModel;
import io.dataflow.model.FieldModel;
import io.dataflow.model.FieldType;
import io.r2dbc.spi.Connection;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Vectors by the extension {@code vector}, which is called pgvector.
 */
final class PostgresqlVectors implements SqlExtension {

	private static final String EXTENSION = "vector";

	private static final String PRESENT = "SELECT 1 FROM pg_extension WHERE extname = '" + EXTENSION + "'";

	private static final String CREATE = "CREATE EXTENSION IF NOT EXISTS " + EXTENSION;

	private final SqlDialect dialect;

	PostgresqlVectors(SqlDialect dialect) {
		this.dialect = dialect;
	}

	/**
	 * Tell whether a column of a type holds the vectors of a field.
	 * @param type the type as the catalogue names it, with the schema of the extension
	 * where that is not searched
	 */
	static boolean holds(FieldModel field, String type) {
		String own = type.substring(type.lastIndexOf('.') + 1);
		return own.equals("vector") || own.equals("vector(" + field.dimensions() + ")");
	}

	@Override
	public Optional<Object> capability(SqlExecutor executor) {
		return Optional.of(new PostgresqlVectorOperations(this.dialect, executor));
	}

	@Override
	public String need() {
		return "pgvector";
	}

	@Override
	public boolean isNeeded(Collection<EntityModel> models) {
		return vector(models).isPresent();
	}

	private static Optional<FieldModel> vector(Collection<EntityModel> models) {
		return models.stream()
			.flatMap((model) -> model.fields().stream())
			.filter((field) -> field.type() == FieldType.VECTOR)
			.findFirst();
	}

	/**
	 * Of two processes that create the extension at the same time one fails.
	 */
	@Override
	public Mono<Void> prepare(Connection connection, Collection<EntityModel> models, boolean install) {
		FieldModel field = vector(models).orElseThrow();
		Mono<Void> creation = (install) ? execute(connection, CREATE).then() : Mono.error(() -> missing(field, null));
		return isPresent(connection).flatMap((present) -> (present) ? Mono.empty() : creation)
			.onErrorResume((error) -> !(error instanceof MissingExtensionException), (error) -> isPresent(connection)
				.flatMap((present) -> (present) ? Mono.empty() : Mono.error(missing(field, error))));
	}

	private static MissingExtensionException missing(FieldModel field, @Nullable Throwable error) {
		return new MissingExtensionException(EXTENSION, "vector field " + field,
				"Install pgvector on the server, and let a superuser or the owner of the database execute "
						+ "'CREATE EXTENSION vector' in this database.",
				(error != null) ? ErrorTranslation.translate(error, "create the extension '" + EXTENSION + "'") : null);
	}

	private static Mono<Boolean> isPresent(Connection connection) {
		return execute(connection, PRESENT).hasElements();
	}

	private static Flux<Object> execute(Connection connection, String sql) {
		return Flux.from(connection.createStatement(sql).execute())
			.concatMap((result) -> result.map((row, metadata) -> row.get(0, Integer.class)));
	}

}
