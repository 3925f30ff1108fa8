/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Calls to a database as immutable values, and the capabilities that perform them.
 */
@NullMarked
package io.dataflow.operation;

import org.jspecify.annotations.NullMarked;
