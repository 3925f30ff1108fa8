/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Database schemas and the differences between them, as values.
 */
@NullMarked
package io.dataflow.schema;

import org.jspecify.annotations.NullMarked;
