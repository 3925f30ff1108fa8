/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.benchmarks;

import java.math.BigDecimal;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * The same entity as {@link Product}, as Spring Data sees it.
 *
 * @param id the primary key, or {@code null} before the database gave one
 * @param name a short text
 * @param price an exact number
 * @param quantity what the update changes
 * @param active a flag
 * @param createdAt when the record was created
 * @param updatedAt when the record was last changed
 * @since 0.1.0
 */
@Table("product")
public record ProductRow(@Id @Nullable Long id, String name, BigDecimal price, Integer quantity, Boolean active,
		Instant createdAt, Instant updatedAt) {

}
