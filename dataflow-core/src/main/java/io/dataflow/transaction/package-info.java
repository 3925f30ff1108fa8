/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * What a transaction is asked for: its isolation, how long it may take, and names in it.
 */
@NullMarked
package io.dataflow.transaction;

import org.jspecify.annotations.NullMarked;
