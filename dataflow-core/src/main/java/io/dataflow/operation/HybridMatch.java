/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.operation;

/**
 * A record that a {@link HybridSearch} found.
 *
 * @param row the record
 * @param score how well it matches; the greater the better
 * @since 0.1.0
 */
public record HybridMatch(Row row, double score) {

}
