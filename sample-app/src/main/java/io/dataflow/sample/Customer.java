/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.sample;

import io.dataflow.model.DataFlowModel;
import io.dataflow.model.GeneratedId;
import io.dataflow.model.Index;
import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.Id;

/**
 * Somebody who buys.
 *
 * @param id the id, generated when it is null
 * @param name the full name
 * @param email the address, which no other customer has
 */
@DataFlowModel(indexes = @Index(fields = "email", unique = true))
record Customer(@Id @GeneratedId @Nullable String id, String name, String email) {

}
