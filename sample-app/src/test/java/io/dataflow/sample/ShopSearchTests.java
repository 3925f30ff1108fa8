/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.sample;

import io.dataflow.testing.DatabaseName;
import io.dataflow.testing.DatabaseTest;
import io.dataflow.testing.TestDatabase;
import org.junit.jupiter.api.Test;

/**
 * The search for products, which needs pgvector.
 */
@DatabaseTest(DatabaseName.PGVECTOR)
class ShopSearchTests {

	@Test
	void productIsFoundByWhatItIs(TestDatabase database) {
		try (RunningShop shop = RunningShop.on(database, "--spring.profiles.active=search")) {
			shop.get("/products/search?q=green leaves from japan")
				.expectStatus()
				.isOk()
				.expectBody()
				.jsonPath("$.length()")
				.isEqualTo(3)
				.jsonPath("$[0].id")
				.isEqualTo("tea")
				.jsonPath("$[0].embedding")
				.doesNotExist()
				.jsonPath("$[0].distance")
				.isNumber();
			shop.checkout("tea", 1).expectStatus().isOk();
		}
	}

}
