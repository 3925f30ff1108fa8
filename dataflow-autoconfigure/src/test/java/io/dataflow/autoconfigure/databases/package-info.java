/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * An application with two databases for tests.
 */
@NullMarked
package io.dataflow.autoconfigure.databases;

import org.jspecify.annotations.NullMarked;
