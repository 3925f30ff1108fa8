/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure.app;

import io.dataflow.model.DataFlowModel;
import io.dataflow.model.DefaultValue;
import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.Id;

/**
 * An entity.
 */
@DataFlowModel
public record User(@Id String id, String name, @Nullable String email, @DefaultValue("0") int age) {
}
