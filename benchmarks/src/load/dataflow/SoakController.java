/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package load.dataflow;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.Map;

import io.dataflow.ModelOperations;
import io.dataflow.query.Query;
import io.dataflow.workflow.RunOptions;
import io.dataflow.workflow.WorkflowEngine;
import io.dataflow.workflow.WorkflowRun;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * What the soak calls: reads and lists and all sorts of changes, half of them by
 * workflows, and the heap.
 */
@RestController
@Profile("soak")
public class SoakController {

	private static final long PAGE = 20;

	private final WorkflowEngine engine;

	private final ModelOperations<Product> products;

	private final ModelOperations<Movement> movements;

	public SoakController(WorkflowEngine engine, ModelOperations<Product> products,
			ModelOperations<Movement> movements) {
		this.engine = engine;
		this.products = products;
		this.movements = movements;
	}

	@GetMapping("/products/{id}")
	Mono<Map<String, @Nullable Object>> read(@PathVariable long id) {
		return run("read-product", Map.of("id", id)).mapNotNull((run) -> run.result("product"));
	}

	@GetMapping("/products/from/{id}")
	Flux<Product> list(@PathVariable long id) {
		return this.products.list(Query.where(Map.of("id", Map.of("$gte", id))).orderBy("id").limit(PAGE));
	}

	@PostMapping("/products")
	Mono<Product> create(@RequestBody Product product) {
		return this.products.create(product);
	}

	@PutMapping("/products/{id}/quantity/{quantity}")
	Mono<Product> update(@PathVariable long id, @PathVariable int quantity) {
		return this.products.update(id, Map.of("quantity", quantity));
	}

	@PostMapping("/products/{id}/movements")
	Mono<Map<String, @Nullable Object>> move(@PathVariable long id) {
		return run("move-product", Map.of("product_id", id)).mapNotNull((run) -> run.result("movement"));
	}

	@GetMapping("/products/count")
	Mono<Long> products() {
		return this.products.count(Query.all());
	}

	@GetMapping("/movements/count")
	Mono<Long> movements() {
		return this.movements.count(Query.all());
	}

	/**
	 * Return the bytes of heap in use after a full garbage collection.
	 */
	@GetMapping("/heap")
	Mono<Long> heap() {
		return Mono.fromCallable(SoakController::used).subscribeOn(Schedulers.boundedElastic());
	}

	private static long used() throws InterruptedException {
		MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
		long least = Long.MAX_VALUE;
		for (int i = 0; i < 3; i++) {
			memory.gc();
			least = Math.min(least, memory.getHeapMemoryUsage().getUsed());
			// lets what a collection has released be cleaned up before the next one
			Thread.sleep(50);
		}
		return least;
	}

	private Mono<WorkflowRun> run(String workflow, Map<String, Object> inputs) {
		return this.engine.run(workflow, RunOptions.inputs(inputs));
	}

}
