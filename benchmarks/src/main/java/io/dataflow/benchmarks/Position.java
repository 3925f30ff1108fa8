/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package io.dataflow.benchmarks;

import io.dataflow.model.DataFlowModel;
import io.dataflow.model.Index;

import org.springframework.data.annotation.Id;

/**
 * The entity of the walk through pages: many records share a bucket, by which they are
 * ordered first.
 *
 * @param id the primary key
 * @param bucket what the order begins with
 * @param name a short text
 * @since 0.1.0
 */
@DataFlowModel(table = "position", indexes = @Index(fields = { "bucket", "id" }))
public record Position(@Id long id, int bucket, String name) {

}
