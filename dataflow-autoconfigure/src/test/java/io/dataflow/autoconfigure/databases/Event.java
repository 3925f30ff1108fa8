/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure.databases;

import io.dataflow.model.DataFlowModel;

import org.springframework.data.annotation.Id;

/**
 * An entity of the database for analytics.
 */
// tag::entity[]
@DataFlowModel(database = "analytics")
public record Event(@Id String id, String name) {

}
// end::entity[]
