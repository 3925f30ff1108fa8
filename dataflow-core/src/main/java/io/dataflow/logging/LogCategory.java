/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.logging;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What DataFlow logs, by subject. Each category has one logger, whatever class writes to
 * it; all others are children of {@link #CORE}, so that its level holds for those that
 * have none. No category logs values of records or parameters.
 *
 * @since 0.1.0
 */
public enum LogCategory {

	/** Models, workflows before they run, start and end: {@code io.dataflow}. */
	CORE("io.dataflow"),

	/** Runs and their nodes: {@code io.dataflow.node}. */
	NODE_EXECUTION("io.dataflow.node"),

	/** Statements as the database is given them: {@code io.dataflow.sql}. */
	SQL_GENERATION("io.dataflow.sql"),

	/** Reading many records: {@code io.dataflow.list}. */
	LIST_OPERATIONS("io.dataflow.list"),

	/** Changes of the schema: {@code io.dataflow.migration}. */
	MIGRATION("io.dataflow.migration");

	private final String loggerName;

	LogCategory(String loggerName) {
		this.loggerName = loggerName;
	}

	/**
	 * Return under which name the category is logged.
	 * @return the name of its logger
	 */
	public String loggerName() {
		return this.loggerName;
	}

	/**
	 * Return what writes to the log.
	 * @return the logger
	 */
	public Logger logger() {
		return LoggerFactory.getLogger(this.loggerName);
	}

}
