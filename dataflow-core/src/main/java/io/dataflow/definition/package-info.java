/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Workflows as YAML or JSON: reading them with the place of every problem, and writing
 * them so that nothing is lost.
 */
@NullMarked
package io.dataflow.definition;

import org.jspecify.annotations.NullMarked;
