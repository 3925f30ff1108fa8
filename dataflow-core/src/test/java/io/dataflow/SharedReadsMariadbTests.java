/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import io.dataflow.testing.DatabaseName;
import io.dataflow.testing.DatabaseTest;

@DatabaseTest(DatabaseName.MARIADB)
class SharedReadsMariadbTests extends AbstractSharedReadTests {

}
