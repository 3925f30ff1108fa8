/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.util.Collection;
import java.util.Objects;
import java.util.Optional;

import io.dataflow.adapter.MissingExtensionException;
import io.dataflow.model.EntityModel;
import io.r2dbc.spi.Connection;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Time series, where PostgreSQL has TimescaleDB.
 */
final class TimescaleExtension implements SqlExtension {

	static final String NAME = "timescaledb";

	private static final String STATE = """
			SELECT EXISTS (SELECT 1 FROM pg_extension WHERE extname = 'timescaledb') AS installed,
			       EXISTS (SELECT 1 FROM pg_available_extensions WHERE name = 'timescaledb') AS available,
			       EXISTS (SELECT 1 FROM pg_settings WHERE name LIKE 'timescaledb.%') AS loaded""";

	private final SqlDialect dialect;

	TimescaleExtension(SqlDialect dialect) {
		this.dialect = dialect;
	}

	@Override
	public Optional<Object> capability(SqlExecutor executor) {
		return Optional.of(new Timescale(this.dialect, executor));
	}

	@Override
	public String need() {
		return "TimescaleDB";
	}

	@Override
	public boolean isNeeded(Collection<EntityModel> models) {
		return models.stream().anyMatch((model) -> model.timeSeries() != null);
	}

	@Override
	public Mono<Void> prepare(Connection connection, Collection<EntityModel> models, boolean install) {
		EntityModel model = models.stream().filter((one) -> one.timeSeries() != null).findFirst().orElseThrow();
		return state(connection).flatMap((state) -> {
			if (state.installed()) {
				return Mono.<Void>empty();
			}
			return (install && state.available() && state.loaded()) ? create(connection, model)
					: Mono.error(() -> missing(model, action(state), null));
		});
	}

	/**
	 * Another instance may have been faster.
	 */
	private static Mono<Void> create(Connection connection, EntityModel model) {
		return Commands.run(connection, "CREATE EXTENSION IF NOT EXISTS " + NAME)
			.onErrorResume((error) -> state(connection).onErrorReturn(new State(false, true, true))
				.flatMap((state) -> (state.installed()) ? Mono.<Void>empty()
						: Mono.error(() -> missing(model, "Let a user with the right to do so execute CREATE EXTENSION "
								+ NAME + " in this database, once.", error))));
	}

	private static String action(State state) {
		if (!state.available()) {
			return "Install the packages of TimescaleDB on the server, or use a server that has them, then start again.";
		}
		return (state.loaded()) ? "Execute CREATE EXTENSION " + NAME + " in this database, once."
				: "Add '" + NAME + "' to 'shared_preload_libraries' of the server and restart it.";
	}

	private static MissingExtensionException missing(EntityModel model, String action, @Nullable Throwable cause) {
		return new MissingExtensionException(NAME, "time series " + model.name(), action, cause);
	}

	private static Mono<State> state(Connection connection) {
		return Commands.first(connection, STATE, (row) -> new State(isTrue(row.get("installed", Boolean.class)),
				isTrue(row.get("available", Boolean.class)), isTrue(row.get("loaded", Boolean.class))));
	}

	private static boolean isTrue(@Nullable Boolean value) {
		return Objects.requireNonNull(value);
	}

	/**
	 * What the server has of the extension.
	 *
	 * @param installed whether the database has it
	 * @param available whether the server has it
	 * @param loaded whether the server has its library in memory
	 */
	private record State(boolean installed, boolean available, boolean loaded) {

	}

}
