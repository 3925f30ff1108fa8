/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.sample;

import java.math.BigDecimal;

import io.dataflow.model.DataFlowModel;

import org.springframework.data.annotation.Id;

/**
 * Something to buy.
 *
 * @param id the id, for instance {@code teapot}
 * @param name the name to show
 * @param price the price of one
 * @param stock how many there are to sell
 */
// tag::entity[]
@DataFlowModel
record Product(@Id String id, String name, BigDecimal price, int stock) {

}
// end::entity[]
