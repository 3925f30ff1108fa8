/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.mongodb;

import io.dataflow.testing.DatabaseName;
import io.dataflow.testing.DatabaseTest;
import io.dataflow.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * An adapter for each test, on an empty database.
 */
@DatabaseTest(DatabaseName.MONGODB)
abstract class AbstractMongoTests {

	MongoThings things;

	MongoAdapter adapter;

	@BeforeEach
	final void open(TestDatabase database) {
		this.things = MongoThings.in(database);
		this.adapter = this.things.adapter();
	}

	@AfterEach
	final void close() {
		this.things.close();
	}

}
