/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.benchmarks;

import java.math.BigDecimal;
import java.time.Instant;

import io.r2dbc.spi.ConnectionFactory;
import reactor.core.publisher.Mono;

import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import org.springframework.data.relational.core.query.Criteria;
import org.springframework.data.relational.core.query.Query;
import org.springframework.data.relational.core.query.Update;

/**
 * Spring Data's {@code R2dbcEntityTemplate}. Its update of single fields returns only the
 * number of changed rows, so that the record is read afterwards.
 */
final class TemplateAccess implements ProductAccess {

	private static final BigDecimal PRICE = new BigDecimal("9.99");

	private final R2dbcEntityTemplate template;

	TemplateAccess(ConnectionFactory pool) {
		this.template = new R2dbcEntityTemplate(pool);
	}

	@Override
	public Mono<ProductRow> read(long id) {
		return this.template.selectOne(byId(id), ProductRow.class);
	}

	@Override
	public Mono<ProductRow> insert(String name, int quantity) {
		Instant now = Instant.now();
		return this.template.insert(new ProductRow(null, name, PRICE, quantity, true, now, now));
	}

	@Override
	public Mono<ProductRow> update(long id, int quantity) {
		return this.template
			.update(byId(id), Update.update("quantity", quantity).set("updatedAt", Instant.now()), ProductRow.class)
			.then(read(id));
	}

	private static Query byId(long id) {
		return Query.query(Criteria.where("id").is(id));
	}

}
