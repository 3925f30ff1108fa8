/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * The samples of the README, outside the packages that the shop scans.
 */
@NullMarked
package io.dataflow.readme;

import org.jspecify.annotations.NullMarked;
