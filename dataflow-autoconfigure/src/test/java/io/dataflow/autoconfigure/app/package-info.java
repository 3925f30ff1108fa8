/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * An application as users write it.
 */
@NullMarked
package io.dataflow.autoconfigure.app;

import org.jspecify.annotations.NullMarked;
