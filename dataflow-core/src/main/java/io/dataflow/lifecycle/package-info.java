/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * What happens to every record: defaults, timestamps, versions, soft deletion.
 */
@NullMarked
package io.dataflow.lifecycle;

import org.jspecify.annotations.NullMarked;
