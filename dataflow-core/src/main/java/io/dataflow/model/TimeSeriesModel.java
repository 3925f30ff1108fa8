/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.model;

import java.time.Duration;

/**
 * How the records of a model are parted by time.
 *
 * @param time the field that says when a record was measured; never null
 * @param chunk the length of the time that one chunk holds; positive
 * @since 0.1.0
 */
public record TimeSeriesModel(FieldModel time, Duration chunk) {

}
