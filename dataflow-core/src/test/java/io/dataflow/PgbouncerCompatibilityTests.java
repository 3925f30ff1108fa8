/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.io.IOException;
import java.util.Objects;

import io.dataflow.adapter.PoolSettings;
import io.dataflow.testing.DatabaseName;
import io.dataflow.testing.DatabaseTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
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

	@Override
	DataFlow instance() throws IOException {
		DataFlow direct = builder(database().url()).build();
		direct.start().then(direct.close()).block(LIMIT);
		this.pgbouncer = Pgbouncer.before(database().url());
		return builder(this.pgbouncer.url()).pool(PoolSettings.defaults().withPgbouncer(true)).build();
	}

	@Override
	@AfterAll
	void stop() {
		super.stop();
		if (this.pgbouncer != null) {
			this.pgbouncer.close();
		}
	}

	@Override
	public String url() {
		return Objects.requireNonNull(this.pgbouncer).url() + "?preparedStatementCacheQueries=0";
	}

}
