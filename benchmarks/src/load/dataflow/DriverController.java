/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package load.dataflow;

import java.math.BigDecimal;
import java.time.Instant;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Readable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * A product read by the driver alone, on the connections that the starter pools: what is
 * left when all of DataFlow is taken out of the way.
 */
@RestController
@Profile("driver")
public class DriverController {

	private static final String READ = "SELECT id, name, price, quantity, active, created_at, updated_at"
			+ " FROM product WHERE id = $1";

	private final ConnectionFactory connections;

	public DriverController(ConnectionFactory connections) {
		this.connections = connections;
	}

	@GetMapping("/products/{id}")
	Mono<Product> read(@PathVariable long id) {
		return Mono.usingWhen(this.connections.create(), (connection) -> read(connection, id), Connection::close);
	}

	private static Mono<Product> read(Connection connection, long id) {
		return Flux.from(connection.createStatement(READ).bind(0, id).execute())
			.flatMap((result) -> (Publisher<Product>) result.map(DriverController::map))
			.next();
	}

	private static Product map(Readable row) {
		return new Product(row.get(0, Long.class), row.get(1, String.class), row.get(2, BigDecimal.class),
				row.get(3, Integer.class), row.get(4, Boolean.class), row.get(5, Instant.class),
				row.get(6, Instant.class));
	}

}
