/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter;

import org.jspecify.annotations.Nullable;

/**
 * What is known of the failure of any operation.
 *
 * @param operation the operation as it follows the word "Cannot", for instance
 * {@code create User}
 * @param sqlState the SQLState, or {@code null} when the database gave none
 * @param cause the cause without values of the operation, or {@code null}
 * @since 0.1.0
 */
public record Failure(String operation, @Nullable String sqlState, @Nullable Throwable cause) {
}
