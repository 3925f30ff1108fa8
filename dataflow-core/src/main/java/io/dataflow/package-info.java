/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * DataFlow for applications: one instance for each database.
 */
@NullMarked
package io.dataflow;

import org.jspecify.annotations.NullMarked;
