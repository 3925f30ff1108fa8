/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure.vectors;

import io.dataflow.model.DataFlowModel;
import io.dataflow.model.Vector;

import org.springframework.data.annotation.Id;

@DataFlowModel
public record Picture(@Id String id, String content, @Vector(dimensions = 3) float[] embedding) {
}
