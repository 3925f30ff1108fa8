/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.operation;

/**
 * An index on vectors.
 *
 * @param name its name in the database
 * @param created whether it is new; otherwise it was there already
 * @since 0.1.0
 */
public record VectorIndex(String name, boolean created) {

}
