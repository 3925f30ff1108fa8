/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import io.dataflow.testing.DatabaseName;
import io.dataflow.testing.DatabaseTest;

@DatabaseTest(DatabaseName.H2)
final class H2CompatibilityTests extends ScannedCompatibilityKit {

	/**
	 * H2 compares the UTF-16 of Java, in which surrogates precede U+E000 and what
	 * follows.
	 */
	@Override
	public boolean ordersTextBeyondTheBasicPlane() {
		return false;
	}

}
