/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * What every failure of DataFlow carries: a code, what happened, what to do.
 */
@NullMarked
package io.dataflow.error;

import org.jspecify.annotations.NullMarked;
