/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package load.r2dbc;

import java.math.BigDecimal;
import java.time.Instant;

import reactor.core.publisher.Mono;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.data.annotation.Id;
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.data.relational.core.query.Criteria;
import org.springframework.data.relational.core.query.Query;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * A product read by Spring Data R2DBC as Spring Boot configures it.
 */
@SpringBootApplication
@RestController
public class TemplateApplication {

	private final R2dbcEntityTemplate template;

	public TemplateApplication(R2dbcEntityTemplate template) {
		this.template = template;
	}

	public static void main(String[] arguments) {
		System.out.println("listening " + SpringApplication.run(TemplateApplication.class, arguments)
			.getEnvironment()
			.getProperty("local.server.port"));
	}

	@GetMapping("/products/{id}")
	Mono<Product> read(@PathVariable long id) {
		return this.template.selectOne(Query.query(Criteria.where("id").is(id)), Product.class);
	}

	/**
	 * What the endpoint answers.
	 */
	@Table("product")
	record Product(@Id long id, String name, BigDecimal price, int quantity, boolean active, Instant createdAt,
			Instant updatedAt) {

	}

}
