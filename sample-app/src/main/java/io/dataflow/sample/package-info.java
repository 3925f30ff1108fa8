/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * A small shop on DataFlow.
 */
@NullMarked
package io.dataflow.sample;

import org.jspecify.annotations.NullMarked;
