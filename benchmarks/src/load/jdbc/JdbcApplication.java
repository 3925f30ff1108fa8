/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package load.jdbc;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * A product read by JDBC on a thread of Tomcat: what an application without DataFlow and
 * without reactive code would do. The row is mapped by hand, which is the fastest that
 * {@code JdbcClient} has.
 */
@SpringBootApplication
@RestController
public class JdbcApplication {

	private static final String READ = "SELECT id, name, price, quantity, active, created_at, updated_at"
			+ " FROM product WHERE id = ?";

	private final JdbcClient client;

	public JdbcApplication(JdbcClient client) {
		this.client = client;
	}

	public static void main(String[] arguments) {
		System.out.println("listening "
				+ SpringApplication.run(JdbcApplication.class, arguments).getEnvironment().getProperty("local.server.port"));
	}

	@GetMapping("/products/{id}")
	Product read(@PathVariable long id) {
		return this.client.sql(READ).param(id).query(JdbcApplication::map).single();
	}

	private static Product map(ResultSet row, int number) throws SQLException {
		return new Product(row.getLong(1), row.getString(2), row.getBigDecimal(3), row.getInt(4), row.getBoolean(5),
				row.getObject(6, OffsetDateTime.class).toInstant(), row.getObject(7, OffsetDateTime.class).toInstant());
	}

	/**
	 * What the endpoint answers.
	 */
	record Product(long id, String name, BigDecimal price, int quantity, boolean active, Instant createdAt,
			Instant updatedAt) {

	}

}
