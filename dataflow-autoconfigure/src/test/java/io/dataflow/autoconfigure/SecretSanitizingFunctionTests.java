/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.actuate.endpoint.SanitizableData;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SecretSanitizingFunction}.
 */
class SecretSanitizingFunctionTests {

	@ParameterizedTest
	@ValueSource(strings = { "DATABASE_URL", "dataflow.database-url", "dataflow.databaseUrl", "DATAFLOW_DATABASE_URL",
			"dataflow.databases.orders.url", "DATAFLOW_DATABASES_ORDERS_URL" })
	void urlOfADatabaseLosesItsPassword(String key) {
		assertThat(sanitized(key, "postgresql://user:a/b@h:5432/db")).isEqualTo("postgresql://user:***@h:5432/db");
		assertThat(sanitized(key, "h2:mem:x;PASSWORD=hunter2")).asString().doesNotContain("hunter2");
	}

	@Test
	void urlThatCannotBeReadIsNotShown() {
		assertThat(sanitized("DATABASE_URL", "hunter2")).isEqualTo("******");
	}

	@Test
	void otherTextLosesWhatLooksLikeASecret() {
		assertThat(sanitized("sun.java.command", "app.jar --DATABASE_URL=mysql://u:hunter2@h/d"))
			.isEqualTo("app.jar --DATABASE_URL=mysql://u:***MASKED***@h/d");
		assertThat(sanitized("app.name", "shop")).isEqualTo("shop");
		assertThat(sanitized("app.size", 5)).isEqualTo(5);
		assertThat(sanitized("app.none", null)).isNull();
	}

	private static @Nullable Object sanitized(String key, @Nullable Object value) {
		return new SecretSanitizingFunction().apply(new SanitizableData(null, key, value)).getValue();
	}

}
