/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure.app;

import io.dataflow.model.DataFlowModel;

import org.springframework.data.annotation.Id;

/**
 * An append-only entity whose name begins with several capitals.
 */
@DataFlowModel(appendOnly = true)
public record URLEntry(@Id String id, String address) {
}
