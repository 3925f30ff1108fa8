/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

import io.dataflow.adapter.PoolSettings;
import io.dataflow.testing.DatabaseName;
import io.dataflow.testing.DatabaseTest;
import io.dataflow.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * The promises of the kit through a PgBouncer that pools transactions.
 */
@Tag("slow")
@DatabaseTest(DatabaseName.POSTGRESQL)
@EnabledIf(value = "io.dataflow.Pgbouncer#isInstalled", disabledReason = "no pgbouncer on the path")
final class PgbouncerCompatibilityTests extends AdapterCompatibilityKit {

	private @Nullable Pgbouncer pgbouncer;

	private @Nullable DataFlow pooled;

	@Override
	@BeforeAll
	void start(TestDatabase database) {
		super.start(database);
		try {
			this.pgbouncer = Pgbouncer.before(database.url());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.pooled = DataFlow.builder(this.pgbouncer.url())
			.models(ContractEntities.ALL.toArray(Class<?>[]::new))
			.clock(new ContractClock())
			.pool(PoolSettings.defaults().withPgbouncer(true))
			.build();
		this.pooled.start().block(LIMIT);
	}

	@Override
	@AfterAll
	void stop() {
		if (this.pooled != null) {
			this.pooled.close().block(LIMIT);
		}
		if (this.pgbouncer != null) {
			this.pgbouncer.close();
		}
		super.stop();
	}

	@Override
	public DataFlow db() {
		return (this.pooled != null) ? this.pooled : super.db();
	}

	@Override
	public String url() {
		return Objects.requireNonNull(this.pgbouncer).url() + "?preparedStatementCacheQueries=0";
	}

}
