/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.model;

/**
 * A foreign key that a model declares by {@link BelongsTo}.
 *
 * @param name the Java name of the field without {@code Id}, for instance
 * {@code customer}
 * @param field the field that holds the id of the target
 * @param target the entity class that the id belongs to
 * @since 0.1.0
 */
public record RelationModel(String name, FieldModel field, Class<?> target) {

}
