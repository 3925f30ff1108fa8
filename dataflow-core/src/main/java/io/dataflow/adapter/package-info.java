/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * What a database adapter is: where it connects to, what it can do and how it fails.
 */
@NullMarked
package io.dataflow.adapter;

import org.jspecify.annotations.NullMarked;
