/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * An application for tests in which entities of two databases have the same name.
 */
@NullMarked
package io.dataflow.autoconfigure.collision;

import org.jspecify.annotations.NullMarked;
