/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package load.dataflow;

import io.dataflow.ModelOperations;
import reactor.core.publisher.Mono;

import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * A product read without a workflow.
 */
@RestController
@Profile("model")
public class ModelController {

	private final ModelOperations<Product> products;

	public ModelController(ModelOperations<Product> products) {
		this.products = products;
	}

	@GetMapping("/products/{id}")
	Mono<Product> read(@PathVariable long id) {
		return this.products.read(id);
	}

}
