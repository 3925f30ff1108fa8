/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Which records, in which order, and what to change in them: values, and the one parser
 * of the filter language.
 */
@NullMarked
package io.dataflow.query;

import org.jspecify.annotations.NullMarked;
