/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * SQL databases: one renderer, one executor, one descriptor per database.
 */
@NullMarked
package io.dataflow.adapter.sql;

import org.jspecify.annotations.NullMarked;
