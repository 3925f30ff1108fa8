/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.sample;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import io.dataflow.testing.DatabaseName;
import io.dataflow.testing.DatabaseTest;
import io.dataflow.testing.TestDatabase;
import org.junit.jupiter.api.Test;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;

@DatabaseTest(DatabaseName.POSTGRESQL)
class ConcurrentStartTests {

	private static final int INSTANCES = 5;

	@Test
	void fiveInstancesFillOneShop(TestDatabase database) {
		ExecutorService threads = Executors.newFixedThreadPool(INSTANCES);
		List<RunningShop> shops = Stream.generate(() -> supplyAsync(() -> RunningShop.on(database), threads))
			.limit(INSTANCES)
			.toList()
			.stream()
			.map((start) -> start.join())
			.toList();
		assertThat(shops).extracting((shop) -> shop.count(Product.class)).containsOnly(3L);
		assertThat(shops).extracting((shop) -> shop.count(Customer.class)).containsOnly(1L);
		shops.forEach(RunningShop::close);
		threads.shutdown();
	}

	@Test
	void secondStartChangesNothing(TestDatabase database) {
		TestDatabase own = database.another();
		try (RunningShop shop = RunningShop.on(own)) {
			shop.checkout("teapot", 4).expectStatus().isOk();
		}
		try (RunningShop shop = RunningShop.on(own)) {
			assertThat(shop.stock("teapot")).isEqualTo(6);
			assertThat(shop.count(Product.class)).isEqualTo(3);
		}
	}

}
