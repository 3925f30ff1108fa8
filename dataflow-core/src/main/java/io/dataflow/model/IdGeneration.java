/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.model;

/**
 * Where a primary key comes from when the caller gives none.
 *
 * @since 0.1.0
 */
public enum IdGeneration {

	/** From nowhere: the caller must give it. */
	NONE,

	/** From the database, as an ascending number. */
	DATABASE,

	/** From {@link UuidV7}, before the record is written. */
	UUID_V7

}
