/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.benchmarks;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;

import com.mongodb.client.model.InsertManyOptions;
import io.dataflow.workflow.RunOptions;
import io.dataflow.workflow.Workflow;
import org.bson.Document;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Many readings by one call. Each way begins with values and ends with stored records.
 */
final class MongoBulkAccess {

	private static final InsertManyOptions UNORDERED = new InsertManyOptions().ordered(false);

	private static final long FIRST = 1_000_000L;

	private final MongoBenchmark database;

	private final int records;

	private final List<Reading> readings;

	private final List<Map<String, Object>> maps;

	private final Workflow create = Workflow.builder("create").addNode("ReadingBulkCreateNode", "readings").build();

	MongoBulkAccess(MongoBenchmark database, int records) {
		this.database = database;
		this.records = records;
		this.readings = LongStream.range(FIRST, FIRST + records)
			.mapToObj((id) -> new Reading(id, "a reading", BigDecimal.valueOf(999, 2), 1))
			.toList();
		this.maps = this.readings.stream()
			.map((reading) -> Map.<String, Object>of("id", reading.id(), "name", reading.name(), "price",
					reading.price(), "quantity", reading.quantity()))
			.toList();
	}

	/**
	 * Ask the server whether it belongs to a replica set.
	 */
	boolean hasTransactions() {
		Document hello = Objects.requireNonNull(command("hello").onErrorResume((error) -> command("isMaster")).block());
		return hello.containsKey("setName") || "isdbgrid".equals(hello.get("msg"));
	}

	private Mono<Document> command(String name) {
		return Mono.from(this.database.client().getDatabase("admin").runCommand(new Document(name, 1)));
	}

	/**
	 * Remove what was added before.
	 */
	Publisher<?> clear() {
		return this.database.readings()
			.deleteMany(new Document("_id", new Document("$gte", FIRST).append("$lt", FIRST + this.records)));
	}

	Publisher<?> insert(MongoComparison.BulkWay way) {
		return switch (way) {
			case INSERT_MANY -> this.database.readings()
				.insertMany(LongStream.range(FIRST, FIRST + this.records).mapToObj(MongoBenchmark::document).toList(),
						UNORDERED);
			case NODE_APART -> this.database.dataFlow()
				.engine()
				.run(this.create, RunOptions.inputs(Map.of("data", this.maps, "atomic", false)));
			case MODEL_TOGETHER ->
				this.database.dataFlow().model(Reading.class).bulkCreate(Flux.fromIterable(this.readings));
		};
	}

}
