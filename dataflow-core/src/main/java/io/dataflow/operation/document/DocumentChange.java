/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.operation.document;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * One change of a collection.
 *
 * @param type what happened: {@code insert}, {@code update}, {@code replace},
 * {@code delete}, {@code drop}, {@code rename} or {@code invalidate}
 * @param collection the collection
 * @param id the id of the document, or {@code null} when the change is not of one
 * @param document the document, or {@code null} when the change has none
 * @param updatedFields the fields that an update set, by their paths; empty for others
 * @param removedFields the paths of fields that an update removed; empty for others
 * @param time when it happened, in seconds, or {@code null} when the server does not say
 * @param resumeToken what {@link DocumentWatch#resumedAfter(String)} takes to go on
 * behind this change
 * @since 0.1.0
 */
public record DocumentChange(String type, String collection, @Nullable Object id,
		@Nullable Map<String, @Nullable Object> document, Map<String, @Nullable Object> updatedFields,
		List<String> removedFields, @Nullable Instant time, String resumeToken) {
}
