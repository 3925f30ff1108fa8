/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.benchmarks;

import java.util.concurrent.atomic.AtomicLong;

import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.reactivestreams.client.MongoCollection;
import org.bson.Document;
import org.reactivestreams.Publisher;

/**
 * Readings through the reactive driver, with the commands that the same calls of DataFlow
 * send.
 */
final class MongoDriverAccess implements ProductAccess {

	private static final FindOneAndUpdateOptions AFTER = new FindOneAndUpdateOptions()
		.returnDocument(ReturnDocument.AFTER);

	private final MongoCollection<Document> readings;

	private final AtomicLong last = new AtomicLong(1_000_000_000L);

	MongoDriverAccess(MongoCollection<Document> readings) {
		this.readings = readings;
	}

	@Override
	public Publisher<Document> read(long id) {
		return this.readings.find(new Document("_id", id)).first();
	}

	@Override
	public Publisher<?> insert(String name, int quantity) {
		return this.readings.insertOne(MongoBenchmark.document(this.last.incrementAndGet()));
	}

	@Override
	public Publisher<Document> update(long id, int quantity) {
		Document change = new Document("quantity", quantity).append("updated_at", System.currentTimeMillis() * 1000);
		return this.readings.findOneAndUpdate(new Document("_id", id), new Document("$set", change), AFTER);
	}

}
