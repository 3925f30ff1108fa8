/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.benchmarks;

import io.dataflow.model.DataFlowModel;
import io.dataflow.model.Vector;

import org.springframework.data.annotation.Id;

/**
 * What is found by its vector.
 *
 * @param id the primary key
 * @param name what it is called
 * @param embedding the vector
 */
@DataFlowModel(table = "item")
record Item(@Id Long id, String name, @Vector(dimensions = DIMENSIONS) float[] embedding) {

	static final int DIMENSIONS = 384;

}
