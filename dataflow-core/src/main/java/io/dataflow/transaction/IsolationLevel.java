/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.transaction;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How much a transaction notices of those that run at the same time, as the SQL standard
 * has it. A database may give more than it is asked for, and never gives less.
 *
 * @since 0.1.0
 */
public enum IsolationLevel {

	/** May read what others have not committed; PostgreSQL and SQLite never do. */
	READ_UNCOMMITTED,

	/** Each statement reads what was committed when it began. */
	READ_COMMITTED,

	/** A row that was read once stays the same to the end of the transaction. */
	REPEATABLE_READ,

	/** As if the transactions had run one after the other. */
	SERIALIZABLE;

	/**
	 * Return the level of a name.
	 * @param name the name in any case, its words joined by underscores, hyphens or
	 * blanks: {@code READ COMMITTED}, {@code read_committed}
	 * @return the level
	 * @throws InvalidTransactionSettingException DF-102 when there is no such level
	 */
	public static IsolationLevel parse(String name) {
		String normal = name.strip().replaceAll("[\\s_-]+", "_").toUpperCase(Locale.ROOT);
		return Stream.of(values())
			.filter((level) -> level.name().equals(normal))
			.findFirst()
			.orElseThrow(() -> InvalidTransactionSettingException.unknownIsolation(name, names()));
	}

	private static List<String> names() {
		return Stream.of(values()).map(Enum::name).toList();
	}

}
