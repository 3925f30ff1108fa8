/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.dataflow.adapter.DatabaseKind;

import org.springframework.context.annotation.Conditional;

/**
 * {@link Conditional @Conditional} that matches when {@code dataflow.database-url}, or
 * else {@code DATABASE_URL}, names one of the given databases. When neither is set and
 * {@code spring.r2dbc.url} is not either, the database is H2.
 *
 * @since 0.1.0
 */
@Documented
@Target({ ElementType.TYPE, ElementType.METHOD })
@Retention(RetentionPolicy.RUNTIME)
@Conditional(OnDatabaseCondition.class)
public @interface ConditionalOnDatabase {

	/**
	 * The databases that match.
	 * @return one or more kinds
	 */
	DatabaseKind[] value();

}
