/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Conditions over the data of a workflow.
 */
@NullMarked
package io.dataflow.expression;

import org.jspecify.annotations.NullMarked;
