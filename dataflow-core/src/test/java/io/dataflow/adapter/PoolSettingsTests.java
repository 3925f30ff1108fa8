/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter;

import java.time.Duration;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PoolSettingsTests {

	private static final PoolSettings DEFAULTS = PoolSettings.defaults();

	@Test
	void defaultsSuitAServiceOfOrdinaryLoad() {
		assertThat(DEFAULTS.size()).isEqualTo(10);
		assertThat(DEFAULTS.maxSize()).isEqualTo(30);
		assertThat(DEFAULTS.recycle()).isEqualTo(Duration.ofHours(1));
		assertThat(DEFAULTS.recycleJitter()).isEqualTo(0.1);
		assertThat(DEFAULTS.acquireTimeout()).isEqualTo(Duration.ofSeconds(30));
		assertThat(DEFAULTS.prePing()).isFalse();
		assertThat(DEFAULTS.statementCacheSize()).isEqualTo(256);
		assertThat(DEFAULTS.pgbouncer()).isFalse();
	}

	@Test
	void withChangesOneSetting() {
		PoolSettings settings = DEFAULTS.withSize(1)
			.withMaxOverflow(2)
			.withRecycle(Duration.ofMinutes(3))
			.withRecycleJitter(0.4)
			.withAcquireTimeout(Duration.ofSeconds(5))
			.withPrePing(true)
			.withStatementCacheSize(6)
			.withPgbouncer(true);
		assertThat(settings)
			.isEqualTo(new PoolSettings(1, 2, Duration.ofMinutes(3), 0.4, Duration.ofSeconds(5), true, 6, true));
	}

	@Test
	void withSizeWhenZeroShouldThrow() {
		assertThatExceptionOfType(InvalidPoolSettingsException.class).isThrownBy(() -> DEFAULTS.withSize(0))
			.satisfies((failure) -> assertThat(failure.code()).isEqualTo("DF-401"))
			.satisfies((failure) -> assertThat(failure.action()).contains("'dataflow.pool.size'"))
			.withMessageContaining("'pool.size' is 0 but must be at least 1");
	}

	@Test
	void withMaxOverflowWhenNegativeShouldThrow() {
		refused(() -> DEFAULTS.withMaxOverflow(-1), "'pool.max-overflow' is -1 but must be 0 or more");
	}

	@Test
	void withMaxOverflowWhenSumIsNoIntegerShouldThrow() {
		refused(() -> DEFAULTS.withMaxOverflow(Integer.MAX_VALUE), "'pool.max-overflow' is 2147483647 but must be");
	}

	@Test
	void withRecycleWhenNegativeShouldThrow() {
		refused(() -> DEFAULTS.withRecycle(Duration.ofSeconds(-1)),
				"'pool.recycle' is PT-1S but must be positive, or zero for never");
	}

	@ParameterizedTest
	@ValueSource(doubles = { -0.1, 1.1, Double.NaN })
	void withRecycleJitterWhenNoShareShouldThrow(double share) {
		refused(() -> DEFAULTS.withRecycleJitter(share),
				"'pool.recycle-jitter' is " + share + " but must be from 0 to 1");
	}

	@Test
	void withAcquireTimeoutWhenZeroShouldThrow() {
		refused(() -> DEFAULTS.withAcquireTimeout(Duration.ZERO),
				"'pool.acquire-timeout' is PT0S but must be positive");
	}

	@Test
	void withStatementCacheSizeWhenNegativeShouldThrow() {
		refused(() -> DEFAULTS.withStatementCacheSize(-1), "'pool.statement-cache-size' is -1 but must be 0 or more");
	}

	@ParameterizedTest
	@EnumSource(mode = Mode.EXCLUDE, names = "POSTGRESQL")
	void requireSupportedByWhenPgbouncerIsInFrontOfAnotherDatabaseShouldThrow(DatabaseKind kind) {
		assertThat(DEFAULTS.requireSupportedBy(kind)).isSameAs(DEFAULTS);
		refused(() -> DEFAULTS.withPgbouncer(true).requireSupportedBy(kind),
				"PgBouncer stands in front of PostgreSQL only, not of " + kind.title());
	}

	@Test
	void requireSupportedByWhenMongodbDoesNotKnowTheSettingShouldThrow() {
		refused(() -> DEFAULTS.withPrePing(true).requireSupportedBy(DatabaseKind.MONGODB),
				"'pool.pre-ping' is true, but has no meaning for MongoDB, whose driver finds out about broken");
		refused(() -> DEFAULTS.withStatementCacheSize(9).requireSupportedBy(DatabaseKind.MONGODB),
				"'pool.statement-cache-size' is 9, but has no meaning for MongoDB, which prepares no statements.");
		PoolSettings none = DEFAULTS.withStatementCacheSize(0);
		assertThat(none.requireSupportedBy(DatabaseKind.MONGODB)).isSameAs(none);
		PoolSettings both = DEFAULTS.withPrePing(true).withStatementCacheSize(9);
		assertThat(both.requireSupportedBy(DatabaseKind.H2)).isSameAs(both);
	}

	private static void refused(ThrowingCallable call, String message) {
		assertThatExceptionOfType(InvalidPoolSettingsException.class).isThrownBy(call)
			.satisfies((failure) -> assertThat(failure.code()).isEqualTo("DF-401"))
			.withMessageContaining(message);
	}

}
