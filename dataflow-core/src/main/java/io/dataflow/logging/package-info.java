/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * What DataFlow logs under which name, and how secrets stay out of it.
 */
@NullMarked
package io.dataflow.logging;

import org.jspecify.annotations.NullMarked;
