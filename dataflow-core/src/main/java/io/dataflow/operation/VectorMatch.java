/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.operation;

/**
 * A record that a {@link VectorSearch} found.
 *
 * @param row the record
 * @param distance how far its vector is from the one that was searched for
 * @since 0.1.0
 */
public record VectorMatch(Row row, double distance) {

}
