/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package load.dataflow;

import io.dataflow.model.DataFlowModel;
import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.Id;

/**
 * A change of the quantity of a product, written in the same transaction as the change.
 */
@DataFlowModel
public record Movement(@Id @Nullable Long id, Long productId, Integer quantity) {

}
