/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Observations of runs, nodes and operations for metrics and traces, and the log of slow
 * queries.
 */
@NullMarked
package io.dataflow.observation;

import org.jspecify.annotations.NullMarked;
