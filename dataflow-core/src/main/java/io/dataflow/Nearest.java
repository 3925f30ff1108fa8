/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

/**
 * A record that was found by its vector.
 *
 * @param <T> the type of the entity
 * @param entity the record
 * @param distance how far its vector is from the one that was searched for; less is
 * nearer
 * @since 0.1.0
 */
public record Nearest<T>(T entity, double distance) {

}
