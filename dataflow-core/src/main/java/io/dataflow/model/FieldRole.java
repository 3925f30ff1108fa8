/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.model;

/**
 * What a field is for.
 *
 * @since 0.1.0
 */
public enum FieldRole {

	/** The primary key. */
	ID,

	/** A value of the application. */
	DATA,

	/** When the record was created. */
	CREATED_AT,

	/** When the record was last changed. */
	UPDATED_AT,

	/** When the record was deleted, {@code null} as long as it lives. */
	DELETED_AT,

	/** How often the record was changed, for optimistic locking. */
	VERSION

}
