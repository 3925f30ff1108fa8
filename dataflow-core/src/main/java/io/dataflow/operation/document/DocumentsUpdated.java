/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.operation.document;

import org.jspecify.annotations.Nullable;

/**
 * What an update of documents did.
 *
 * @param matched how many documents satisfied the filter
 * @param modified how many of them are different now
 * @param upsertedId the id of the document that was inserted, or {@code null} when none
 * was
 * @since 0.1.0
 */
public record DocumentsUpdated(long matched, long modified, @Nullable Object upsertedId) {
}
