/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.benchmarks;

import java.math.BigDecimal;

import io.dataflow.model.DataFlowModel;

import org.springframework.data.annotation.Id;

/**
 * The entity of the bulk benchmarks: six columns, two of which are the timestamps that
 * every entity has.
 *
 * @param id the primary key
 * @param name a short text
 * @param price an exact number
 * @param quantity a number
 * @since 0.1.0
 */
@DataFlowModel(table = "reading")
public record Reading(@Id long id, String name, BigDecimal price, int quantity) {

}
