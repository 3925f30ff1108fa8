/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * An R2DBC driver for SQLite on top of the JDBC driver of Xerial: one writer at a time,
 * several readers, no thread of the caller blocked.
 */
@NullMarked
package io.dataflow.adapter.sqlite;

import org.jspecify.annotations.NullMarked;
