/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Whether an instance can do its work, component by component, and why not.
 */
@NullMarked
package io.dataflow.health;

import org.jspecify.annotations.NullMarked;
