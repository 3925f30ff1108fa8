/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.observation;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs slow queries as warnings of the category for SQL.
 */
final class SlowQueryLog implements SlowQueryListener {

	private static final Logger logger = LoggerFactory.getLogger("io.dataflow.sql");

	@Override
	public void onSlowQuery(SlowQuery query) {
		logger.warn("Slow query: {} {} on database '{}' took {} ms (threshold {} ms): {}", query.operation(),
				query.model(), query.database(), query.duration().toMillis(), query.threshold().toMillis(),
				String.join("; ", query.statements()));
	}

}
