/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.operation.document;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A file that is stored.
 *
 * @param id its id, text of 24 hexadecimal digits unless another program chose it
 * @param bucket the bucket
 * @param filename its name; several files may have the same
 * @param length how many bytes it has
 * @param uploadedAt when it was stored
 * @param metadata what was stored with it; may be empty
 * @since 0.1.0
 */
public record StoredFile(Object id, String bucket, String filename, long length, Instant uploadedAt,
		Map<String, @Nullable Object> metadata) {
}
