/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure.databases;

import io.dataflow.model.DataFlowModel;

import org.springframework.data.annotation.Id;

/**
 * An entity of the default database.
 */
@DataFlowModel
public record Purchase(@Id String id, String title) {

}
