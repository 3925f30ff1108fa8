/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Calls on collections of documents that have no model: documents, their files and their
 * changes.
 */
@NullMarked
package io.dataflow.operation.document;

import org.jspecify.annotations.NullMarked;
