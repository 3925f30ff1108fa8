/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.health;

/**
 * What came of asking the database for a sign of life.
 *
 * @param kind what happened
 * @param reason why, in one sentence
 */
record Answer(Kind kind, String reason) {

	static final Answer GIVEN = new Answer(Kind.GIVEN, "The database answers.");

	static final Answer NOT_ASKED = new Answer(Kind.NOT_ASKED,
			"The database was not asked, since all connections are in use.");

	static Answer missing(String reason) {
		return new Answer(Kind.MISSING, reason);
	}

	boolean isGiven() {
		return this.kind == Kind.GIVEN;
	}

	enum Kind {

		/** The database answered. */
		GIVEN,

		/** The database did not answer, or with an error. */
		MISSING,

		/** There was no connection to ask on. */
		NOT_ASKED

	}

}
