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
	ID("id", "id"),

	/** A value of the application. */
	DATA("", ""),

	/** When the record was created. */
	CREATED_AT("created_at", "createdAt"),

	/** When the record was last changed. */
	UPDATED_AT("updated_at", "updatedAt"),

	/** When the record was deleted, {@code null} as long as it lives. */
	DELETED_AT("deleted_at", "deletedAt"),

	/** How often the record was changed, for optimistic locking. */
	VERSION("version", "version");

	private final String column;

	private final String property;

	FieldRole(String column, String property) {
		this.column = column;
		this.property = property;
	}

	/**
	 * Return the column of the role, unless the entity chooses another.
	 */
	String column() {
		return this.column;
	}

	/**
	 * Return the Java name that suggests the role.
	 */
	String property() {
		return this.property;
	}

}
