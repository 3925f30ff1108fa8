/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.sample;

import java.util.List;

import io.dataflow.ModelOperations;
import io.dataflow.embedding.Embedder;
import io.dataflow.query.Query;
import reactor.core.publisher.Flux;

import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/**
 * The search for products by what they are, where {@code search} is an active profile.
 */
@Profile("search")
@Configuration(proxyBeanMethods = false)
final class SearchConfiguration {

	private static final List<ProductText> TEXTS = List.of(
			new ProductText("cup", "A white cup of fine porcelain for tea or coffee", null),
			new ProductText("teapot", "A heavy pot of cast iron that keeps tea hot for long", null),
			new ProductText("tea", "Green leaves from the hills of Japan, to drink with hot water", null));

	// tag::embedder[]
	@Bean
	Embedder embedder() {
		return new HashingEmbedder();
	}
	// end::embedder[]

	@Bean
	ApplicationRunner searchData(ModelOperations<ProductText> texts) {
		return (arguments) -> texts.count(Query.all())
			.filter((count) -> count == 0)
			.flatMap((none) -> texts.bulkUpsert(Flux.fromIterable(TEXTS)))
			.block();
	}

}
