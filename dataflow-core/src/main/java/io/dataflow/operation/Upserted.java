/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.operation;

/**
 * What an upsert did.
 *
 * @param row the record as it is stored afterwards
 * @param created whether it is new
 * @since 0.1.0
 */
public record Upserted(Row row, boolean created) {

}
