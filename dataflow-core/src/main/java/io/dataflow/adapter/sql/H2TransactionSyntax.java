/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.dataflow.transaction.IsolationLevel;
import io.dataflow.transaction.TransactionSettings;
import io.r2dbc.spi.Connection;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Transactions of H2. Its driver would set the lock mode of the whole database for the
 * isolation of one transaction, and lets one that is read-only write.
 */
final class H2TransactionSyntax implements TransactionSyntax {

	private static final String ISOLATION = "SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL ";

	private static final String QUERY_TIMEOUT = "SET QUERY_TIMEOUT ";

	private static final String BEFORE = """
			SELECT s.isolation_level, t.setting_value
			FROM information_schema.sessions s, information_schema.settings t
			WHERE s.session_id = SESSION_ID() AND t.setting_name = 'QUERY_TIMEOUT'""";

	private static final String WRITTEN = "SELECT contains_uncommitted FROM information_schema.sessions"
			+ " WHERE session_id = SESSION_ID()";

	@Override
	public boolean beginsWithIsolation() {
		return false;
	}

	@Override
	public Optional<String> writtenQuery() {
		return Optional.of(WRITTEN);
	}

	/**
	 * Both settings are those of the session, and the isolation counts from its next
	 * statement on.
	 */
	@Override
	public Mono<List<String>> settle(Connection connection, TransactionSettings settings) {
		if (settings.isolation() == null && settings.timeout() == null) {
			return Mono.just(List.of());
		}
		return Commands
			.first(connection, BEFORE,
					(row) -> new Session(String.valueOf(row.get(0, String.class)),
							Integer.parseInt(String.valueOf(row.get(1, String.class)))))
			.flatMap((before) -> Commands.run(connection, before.changed(settings))
				.thenReturn(before.restored(settings)));
	}

	/**
	 * What the session had before.
	 *
	 * @param isolation its isolation, as H2 writes it
	 * @param timeout how long a statement may take in milliseconds, zero for any time
	 */
	private record Session(String isolation, int timeout) {

		List<String> changed(TransactionSettings settings) {
			IsolationLevel level = settings.isolation();
			Duration limit = settings.timeout();
			return statements((level != null) ? level.name().replace('_', ' ') : null,
					(limit != null) ? least(Commands.serverLimit(limit)) : null);
		}

		private int least(int limit) {
			return (this.timeout == 0) ? limit : Math.min(this.timeout, limit);
		}

		List<String> restored(TransactionSettings settings) {
			return statements((settings.isolation() != null) ? this.isolation : null,
					(settings.timeout() != null) ? this.timeout : null);
		}

		private static List<String> statements(@Nullable String isolation, @Nullable Integer timeout) {
			List<String> statements = new ArrayList<>();
			if (isolation != null) {
				statements.add(ISOLATION + isolation);
			}
			if (timeout != null) {
				statements.add(QUERY_TIMEOUT + timeout);
			}
			return statements;
		}

	}

}
