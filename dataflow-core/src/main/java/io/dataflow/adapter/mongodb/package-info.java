/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * The adapter for MongoDB: records as documents, over the reactive driver.
 */
@NullMarked
package io.dataflow.adapter.mongodb;

import org.jspecify.annotations.NullMarked;
