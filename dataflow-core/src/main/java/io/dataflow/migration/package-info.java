/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Brings the schema of a database up to the models.
 */
@NullMarked
package io.dataflow.migration;

import org.jspecify.annotations.NullMarked;
