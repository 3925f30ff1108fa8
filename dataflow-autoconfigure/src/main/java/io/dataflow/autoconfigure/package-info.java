/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Spring Boot auto-configuration: what an application needs not write to use DataFlow.
 */
@NullMarked
package io.dataflow.autoconfigure;

import org.jspecify.annotations.NullMarked;
