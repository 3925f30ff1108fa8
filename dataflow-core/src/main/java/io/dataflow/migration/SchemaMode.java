/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.migration;

/**
 * What happens to the schema when an application starts.
 *
 * @since 0.1.0
 */
public enum SchemaMode {

	/** What is missing is added; nothing is changed or removed. */
	MIGRATE,

	/** Any difference to the models is an error; nothing is added. */
	VALIDATE,

	/** The schema is neither looked at nor touched. */
	NONE

}
