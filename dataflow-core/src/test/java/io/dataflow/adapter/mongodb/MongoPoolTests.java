/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.mongodb;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import io.dataflow.adapter.DatabaseUrl;
import io.dataflow.adapter.InvalidDatabaseUrlException;
import io.dataflow.adapter.InvalidPoolSettingsException;
import io.dataflow.adapter.PoolSettings;
import io.dataflow.adapter.PoolStatus;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MongoPoolTests {

	private static final PoolSettings SETTINGS = PoolSettings.defaults()
		.withSize(3)
		.withMaxOverflow(4)
		.withAcquireTimeout(Duration.ofSeconds(2))
		.withRecycle(Duration.ofMinutes(10));

	@Test
	void driverTakesTheSettings() {
		MongoClientSettings client = client("mongodb://h/d", new MongoPool(SETTINGS.withRecycleJitter(0)));
		assertThat(client.getConnectionPoolSettings().getMinSize()).isEqualTo(3);
		assertThat(client.getConnectionPoolSettings().getMaxSize()).isEqualTo(7);
		assertThat(client.getConnectionPoolSettings().getMaxWaitTime(TimeUnit.SECONDS)).isEqualTo(2);
		assertThat(client.getConnectionPoolSettings().getMaxConnectionLifeTime(TimeUnit.MINUTES)).isEqualTo(10);
		assertThat(client.getClusterSettings().getServerSelectionTimeout(TimeUnit.SECONDS)).isEqualTo(2);
		assertThat(client.getSocketSettings().getConnectTimeout(TimeUnit.SECONDS)).isEqualTo(2);
	}

	@Test
	void jitterMakesConnectionsYounger() {
		MongoClientSettings client = client("mongodb://h/d", new MongoPool(SETTINGS.withRecycleJitter(0.5)));
		assertThat(client.getConnectionPoolSettings().getMaxConnectionLifeTime(TimeUnit.SECONDS)).isBetween(299L, 600L);
	}

	@Test
	void urlTakesPrecedence() {
		MongoPool pool = new MongoPool(SETTINGS);
		MongoClientSettings client = client(
				"mongodb://h/d?maxPoolSize=2&waitQueueTimeoutMS=700&serverSelectionTimeoutMS=900", pool);
		assertThat(client.getConnectionPoolSettings().getMaxSize()).isEqualTo(2);
		assertThat(client.getConnectionPoolSettings().getMinSize()).isEqualTo(2);
		assertThat(client.getConnectionPoolSettings().getMaxWaitTime(TimeUnit.MILLISECONDS)).isEqualTo(700);
		assertThat(client.getClusterSettings().getServerSelectionTimeout(TimeUnit.MILLISECONDS)).isEqualTo(900);
		assertThat(pool.status()).isEqualTo(new PoolStatus(2, 0, 0, 0, 0, 0));
	}

	@Test
	void parameterThatTheDriverRefusesIsAnErrorWithoutSecrets() {
		DatabaseUrl url = DatabaseUrl.parse("mongodb://u:s3cr3t@h/d?w=majority&wtimeoutMS=abc");
		assertThatExceptionOfType(InvalidDatabaseUrlException.class)
			.isThrownBy(() -> new MongoAdapterProvider().open(url, SETTINGS))
			.withMessageContaining("the driver of MongoDB refuses a parameter")
			.withMessageNotContaining("s3cr3t")
			.withNoCause()
			.satisfies((error) -> assertThat(error.code()).isEqualTo("DF-401"));
	}

	@Test
	void pgbouncerIsRefused() {
		DatabaseUrl url = DatabaseUrl.parse("mongodb://h/d");
		assertThatExceptionOfType(InvalidPoolSettingsException.class)
			.isThrownBy(() -> new MongoAdapterProvider().open(url, SETTINGS.withPgbouncer(true)));
	}

	private static MongoClientSettings client(String url, MongoPool pool) {
		return MongoAddress.settings(new ConnectionString(url), pool);
	}

}
