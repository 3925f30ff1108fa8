/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.benchmarks;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;

import com.mongodb.ConnectionString;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.dataflow.DataFlow;
import org.bson.Document;
import org.bson.types.Decimal128;
import reactor.core.publisher.Mono;

/**
 * A MongoDB database with readings, seen through DataFlow and through the driver.
 */
final class MongoBenchmark implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofMinutes(1);

	private static final String NAME = "dataflow_benchmark";

	private final String title;

	private final AutoCloseable server;

	private final MongoClient client;

	private final MongoDatabase database;

	private final DataFlow dataFlow;

	private MongoBenchmark(String title, String url, AutoCloseable server) {
		this.title = title;
		this.server = server;
		this.client = MongoClients.create(url);
		this.database = this.client.getDatabase(Objects.requireNonNull(new ConnectionString(url).getDatabase()));
		this.dataFlow = DataFlow.builder(url).models(Reading.class).build();
	}

	/**
	 * Open a database with as many readings as there are products elsewhere.
	 */
	static MongoBenchmark open() {
		String given = Objects.requireNonNullElse(System.getenv("DATAFLOW_TEST_MONGODB_URL"), "");
		MongoBenchmark benchmark = given.isBlank() ? inProcess() : new MongoBenchmark("MongoDB", named(given), () -> {
		});
		Mono.from(benchmark.database.drop()).block(PATIENCE);
		benchmark.dataFlow.start().block(PATIENCE);
		List<Document> documents = LongStream.rangeClosed(1, BenchmarkDatabase.ROWS)
			.mapToObj(MongoBenchmark::document)
			.toList();
		Mono.from(benchmark.readings().insertMany(documents)).block(PATIENCE);
		return benchmark;
	}

	private static String named(String url) {
		String name = new ConnectionString(url).getDatabase();
		if (name != null) {
			return url;
		}
		int query = url.indexOf('?');
		String server = (query < 0) ? url : url.substring(0, query);
		return server + (server.endsWith("/") ? "" : "/") + NAME + ((query < 0) ? "" : url.substring(query));
	}

	private static MongoBenchmark inProcess() {
		MongoServer server = new MongoServer(new MemoryBackend());
		server.bind("127.0.0.1", 0);
		return new MongoBenchmark("mongo-java-server (in process)",
				"mongodb://127.0.0.1:" + server.getLocalAddress().getPort() + "/" + NAME, server::shutdownNow);
	}

	/**
	 * Return a reading as DataFlow stores it.
	 */
	static Document document(long id) {
		return new Document("_id", id).append("name", "a reading")
			.append("price", new Decimal128(BigDecimal.valueOf(999, 2)))
			.append("quantity", 1)
			.append("created_at", 1_767_225_600_000_000L)
			.append("updated_at", 1_767_225_600_000_000L);
	}

	String title() {
		return this.title;
	}

	DataFlow dataFlow() {
		return this.dataFlow;
	}

	MongoClient client() {
		return this.client;
	}

	MongoCollection<Document> readings() {
		return this.database.getCollection("reading");
	}

	@Override
	public void close() {
		this.dataFlow.close().block(PATIENCE);
		Mono.from(this.database.drop()).block(PATIENCE);
		this.client.close();
		try {
			this.server.close();
		}
		catch (Exception ex) {
			throw new IllegalStateException("the database does not stop", ex);
		}
	}

}
