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
 * A record of six columns.
 *
 * @param id the primary key
 * @param name any text
 * @param price a decimal
 * @param quantity a whole number
 * @param ratio a floating-point number
 * @param active a truth value
 * @since 0.1.0
 */
@DataFlowModel(table = "measurement")
public record Measurement(@Id long id, String name, BigDecimal price, int quantity, double ratio, boolean active) {

}
