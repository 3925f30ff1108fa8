/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * The nodes that each entity gets, and how their inputs become operations.
 */
@NullMarked
package io.dataflow.node;

import org.jspecify.annotations.NullMarked;
