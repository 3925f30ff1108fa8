/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.benchmarks;

import java.math.BigDecimal;

import io.dataflow.model.DataFlowModel;
import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.Id;

/**
 * The entity of the single-row benchmarks, as DataFlow sees it: seven columns, two of
 * which are the timestamps that every entity has.
 *
 * @param id the primary key, or {@code null} before the database gave one
 * @param name a short text
 * @param price an exact number
 * @param quantity what the update changes
 * @param active a flag
 * @since 0.1.0
 */
@DataFlowModel(table = "product")
public record Product(@Id @Nullable Long id, String name, BigDecimal price, Integer quantity, Boolean active) {

}
