/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.observation;

import io.dataflow.logging.LogCategory;
import org.slf4j.Logger;

/**
 * Logs slow queries as warnings of the category for SQL.
 */
final class SlowQueryLog implements SlowQueryListener {

	private static final Logger logger = LogCategory.SQL_GENERATION.logger();

	@Override
	public void onSlowQuery(SlowQuery query) {
		logger.warn("Slow query: {} {} on database '{}' took {} ms (threshold {} ms): {}", query.operation(),
				query.model(), query.database(), query.duration().toMillis(), query.threshold().toMillis(),
				String.join("; ", query.statements()));
	}

}
