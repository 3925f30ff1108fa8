/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.control;

import java.util.List;
import java.util.Locale;

/**
 * How a {@code TransactionManagerNode} keeps its steps together.
 */
enum TransactionType {

	/** Every step commits on its own and is undone by its compensation. */
	SAGA,

	/** All steps are one transaction of one database. */
	TWO_PHASE_COMMIT;

	static TransactionType parse(Object text) {
		for (TransactionType type : values()) {
			if (type.text().equals(text.toString())) {
				return type;
			}
		}
		throw new InvalidControlInputException(TransactionManagerNode.NAME, "transaction_type",
				"one of " + List.of(SAGA.text(), TWO_PHASE_COMMIT.text()) + ", not '" + text + "'");
	}

	String text() {
		return name().toLowerCase(Locale.ROOT);
	}

}
