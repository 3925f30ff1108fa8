/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Measures what DataFlow adds to the driver below it, and what the workflow engine costs.
 */
@NullMarked
package io.dataflow.benchmarks;

import org.jspecify.annotations.NullMarked;
