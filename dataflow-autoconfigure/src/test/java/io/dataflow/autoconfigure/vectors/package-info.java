/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * An application with a vector.
 */
@NullMarked
package io.dataflow.autoconfigure.vectors;

import org.jspecify.annotations.NullMarked;
