/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.health;

/**
 * Whether the database gave a sign of life.
 *
 * @param given whether it did
 * @param reason why, in one sentence
 */
record Answer(boolean given, String reason) {

	static final Answer GIVEN = new Answer(true, "The database answers.");

	static Answer missing(String reason) {
		return new Answer(false, reason);
	}

}
