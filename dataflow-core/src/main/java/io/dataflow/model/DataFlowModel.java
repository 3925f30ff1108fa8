/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.model;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a record or a class as an entity: one table, and the nodes and operations that
 * work on it.
 *
 * @since 0.1.0
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface DataFlowModel {

	/**
	 * Name of the table, used as it is. Empty: the simple class name in snake_case and
	 * plural, unless Spring Data's {@code @Table} gives one.
	 * @return the table name or an empty string
	 */
	String table() default "";

	/**
	 * Whether a delete only sets {@code deleted_at}, a column that this adds.
	 * @return whether records are kept
	 */
	boolean softDelete() default false;

	/**
	 * Whether updates are checked against a {@code version} column, which this adds.
	 * @return whether the model is optimistically locked
	 */
	boolean versioned() default false;

	/**
	 * Reserved for tenants that share a table; {@code true} is refused with
	 * {@code DF-601} in this version.
	 * @return whether records belong to tenants
	 */
	boolean multiTenant() default false;

	/**
	 * Reserved for the audit trail; {@code true} is refused with {@code DF-601} in this
	 * version.
	 * @return whether changes are recorded
	 */
	boolean auditLog() default false;

	/**
	 * Whether records may be created and read, but neither changed nor deleted.
	 * @return whether the table only grows
	 */
	boolean appendOnly() default false;

	/**
	 * Name of the database that the records are in, where an application has several: the
	 * name of a {@code DataFlow} instance. One that no instance has is refused with
	 * {@code DF-601}. Empty: the default one, or the instance that the class is given to.
	 * @return the name of a database or an empty string
	 */
	String database() default "";

	/**
	 * What happens when the declaration has problems ({@code VAL-001} to
	 * {@code VAL-010}).
	 * @return the mode
	 */
	Validation validation() default Validation.WARN;

	/**
	 * Indexes beside those of the primary key and the relations.
	 * @return the indexes
	 */
	Index[] indexes() default {};

}
