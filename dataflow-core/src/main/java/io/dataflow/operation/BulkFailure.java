/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.operation;

import io.dataflow.error.ErrorCode;

/**
 * A record that a bulk call could not store.
 *
 * @param index the position of the record in the call, from 0
 * @param code what is wrong with it
 * @param message what is wrong with it, in words
 * @since 0.1.0
 */
public record BulkFailure(long index, ErrorCode code, String message) {

}
