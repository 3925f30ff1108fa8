/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import io.dataflow.logging.LogCategory;
import org.slf4j.Logger;

/**
 * Logs statements as they are executed. Their values are bound, so that the text has
 * none; of bulk calls, whose text may have some, only what they do is logged.
 */
final class SqlLog {

	private static final Logger logger = LogCategory.SQL_GENERATION.logger();

	private SqlLog() {
	}

	static void executing(SqlStatement sql) {
		if (logger.isDebugEnabled()) {
			logger.debug("{}", sql.text());
		}
	}

	static void working(String description) {
		if (logger.isDebugEnabled()) {
			logger.debug("Statements of: {}", description);
		}
	}

}
