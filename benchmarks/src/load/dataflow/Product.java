/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package load.dataflow;

import java.math.BigDecimal;
import java.time.Instant;

import io.dataflow.model.DataFlowModel;
import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.CreatedDate;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.LastModifiedDate;

/**
 * What the endpoints read.
 */
@DataFlowModel(table = "product")
public record Product(@Id @Nullable Long id, String name, BigDecimal price, Integer quantity, Boolean active,
		@CreatedDate @Nullable Instant createdAt, @LastModifiedDate @Nullable Instant updatedAt) {

}
