/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Vectors of texts: what makes them, the node that does, and the fields that are filled
 * with them.
 */
@NullMarked
package io.dataflow.embedding;

import org.jspecify.annotations.NullMarked;
