/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Keeps the documentation true.
 */
@NullMarked
package io.dataflow.docs;

import org.jspecify.annotations.NullMarked;
