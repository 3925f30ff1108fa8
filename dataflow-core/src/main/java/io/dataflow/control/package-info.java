/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Nodes that steer a workflow: branches, joins, delays and functions.
 */
@NullMarked
package io.dataflow.control;

import org.jspecify.annotations.NullMarked;
