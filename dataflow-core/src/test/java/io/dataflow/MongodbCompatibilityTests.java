/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import io.dataflow.testing.Capability;
import io.dataflow.testing.DatabaseName;
import io.dataflow.testing.DatabaseTest;

@DatabaseTest(DatabaseName.MONGODB)
final class MongodbCompatibilityTests extends AdapterCompatibilityKit {

	@Override
	public boolean ordersTextBeyondTheBasicPlane() {
		return database().has(Capability.CODE_POINT_ORDER);
	}

}
