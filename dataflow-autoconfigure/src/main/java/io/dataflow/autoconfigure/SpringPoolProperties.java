/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import java.time.Duration;

import io.dataflow.adapter.PoolSettings;
import io.dataflow.adapter.sql.DatabasePool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ValidationDepth;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.PropertyMapper;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcProperties;
import org.springframework.core.env.Environment;

/**
 * What {@code spring.r2dbc.pool.*} says about a {@link DatabasePool}. What the
 * application sets there outranks {@code dataflow.pool.*}, from which the others get
 * their defaults.
 *
 * @param pool the properties
 * @param environment tells which of them the application sets
 */
record SpringPoolProperties(R2dbcProperties.Pool pool, Environment environment) {

	private static final String PREFIX = "spring.r2dbc.pool.";

	/** Spring Boot and the library mean no limit by a negative time. */
	private static final Duration NO_LIMIT = Duration.ofDays(36_500);

	DatabasePool pool(ConnectionFactory connections, PoolSettings settings) {
		Duration idleTime = set("max-idle-time", Duration.class, DatabasePool.OVERFLOW_IDLE_TIME);
		return DatabasePool.of(connections, merge(settings), idleTime.isNegative() ? NO_LIMIT : idleTime,
				this::customize);
	}

	private PoolSettings merge(PoolSettings settings) {
		int size = Math.max(1,
				Math.min(Math.max(this.pool.getInitialSize(), this.pool.getMinIdle()), this.pool.getMaxSize()));
		Duration recycle = limit(this.pool.getMaxLifeTime(), settings.recycle());
		return settings.withSize(size)
			.withMaxOverflow(Math.max(0, this.pool.getMaxSize() - size))
			.withRecycle(recycle.equals(NO_LIMIT) ? Duration.ZERO : recycle)
			.withAcquireTimeout(limit(this.pool.getMaxAcquireTime(), settings.acquireTimeout()))
			.withPrePing(settings.prePing() || this.pool.getValidationDepth() == ValidationDepth.REMOTE);
	}

	private static Duration limit(@Nullable Duration value, Duration absent) {
		if (value == null) {
			return absent;
		}
		return value.isNegative() ? NO_LIMIT : value;
	}

	private void customize(ConnectionPoolConfiguration.Builder builder) {
		PropertyMapper map = PropertyMapper.get();
		map.from(set("acquire-retry", Integer.class, 0)).to(builder::acquireRetry);
		map.from(this.pool.getMaxCreateConnectionTime()).to(builder::maxCreateConnectionTime);
		map.from(this.pool.getMaxValidationTime()).to(builder::maxValidationTime);
		map.from(this.pool.getValidationQuery()).whenHasText().to(builder::validationQuery);
	}

	private <T> T set(String name, Class<T> type, T absent) {
		return Binder.get(this.environment).bind(PREFIX + name, type).orElse(absent);
	}

}
