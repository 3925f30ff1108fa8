/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * What the tests of all modules share: databases to run on, and rules for code.
 */
@NullMarked
package io.dataflow.testing;

import org.jspecify.annotations.NullMarked;
