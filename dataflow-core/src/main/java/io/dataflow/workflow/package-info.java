/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Workflows: nodes joined by connections, and the engine that starts each node as soon as
 * its own inputs are there.
 */
@NullMarked
package io.dataflow.workflow;

import org.jspecify.annotations.NullMarked;
