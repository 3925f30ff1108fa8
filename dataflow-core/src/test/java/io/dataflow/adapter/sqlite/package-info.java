/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

@NullMarked
package io.dataflow.adapter.sqlite;

import org.jspecify.annotations.NullMarked;
