/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * SQL databases: dialects, rendering, execution and the translation of driver errors.
 */
@NullMarked
package io.dataflow.adapter.sql;

import org.jspecify.annotations.NullMarked;
