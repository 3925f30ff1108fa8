/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Repeats calls that failed for a reason that passes, and stops calling a database that
 * does not answer.
 */
@NullMarked
package io.dataflow.resilience;

import org.jspecify.annotations.NullMarked;
