/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sqlite;

import io.r2dbc.spi.Option;
import io.r2dbc.spi.TransactionDefinition;
import org.jspecify.annotations.Nullable;

/**
 * A transaction that only reads.
 */
final class ReadOnly implements TransactionDefinition {

	@Override
	public <T> @Nullable T getAttribute(Option<T> option) {
		return option.equals(TransactionDefinition.READ_ONLY) ? option.cast(true) : null;
	}

}
