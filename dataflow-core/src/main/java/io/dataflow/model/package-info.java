/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * What an entity class means: its table, fields, keys, defaults, indexes and relations.
 */
@NullMarked
package io.dataflow.model;

import org.jspecify.annotations.NullMarked;
