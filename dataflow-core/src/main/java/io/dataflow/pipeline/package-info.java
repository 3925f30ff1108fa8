/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * The one door to a database, and the interceptors on the way to it.
 */
@NullMarked
package io.dataflow.pipeline;

import org.jspecify.annotations.NullMarked;
