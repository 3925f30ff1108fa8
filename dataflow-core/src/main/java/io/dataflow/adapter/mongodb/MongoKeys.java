/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.mongodb;

import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.dataflow.model.EntityModel;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;
import reactor.core.publisher.Mono;

/**
 * Gives out numbers as primary keys: the collection {@code dataflow_counters} has a
 * document for each collection, whose {@code last} is the last number given out. The
 * first number comes after the greatest one that is there. Numbers are taken outside of
 * transactions, so those of a transaction that is rolled back are lost, and there may be
 * gaps.
 */
final class MongoKeys {

	private static final String COUNTERS = "dataflow_counters";

	private static final String LAST = "last";

	private final MongoExecutor executor;

	MongoKeys(MongoExecutor executor) {
		this.executor = executor;
	}

	/**
	 * Take numbers.
	 * @param model the model
	 * @param count how many, at least one
	 * @param description what they are for, as it follows the word "Cannot"
	 * @return the first of them; the others follow it; cold
	 */
	Mono<Long> take(EntityModel model, int count, String description) {
		return this.executor.outside(description, (database) -> take(database, model, count)).single();
	}

	private static Mono<Long> take(MongoDatabase database, EntityModel model, int count) {
		Mono<Long> last = increment(database, model, count);
		return last
			.flatMap((value) -> (value > count) ? Mono.just(value)
					: greatest(database, model).flatMap((greatest) -> raise(database, model, greatest).then(last))
						.defaultIfEmpty(value))
			.map((value) -> value - count + 1);
	}

	private static Mono<Long> increment(MongoDatabase database, EntityModel model, int count) {
		FindOneAndUpdateOptions options = new FindOneAndUpdateOptions().upsert(true)
			.returnDocument(ReturnDocument.AFTER);
		return Mono.from(counters(database).findOneAndUpdate(counter(model), change("$inc", count), options))
			.map((document) -> document.getNumber(LAST).longValue());
	}

	/**
	 * A counter that is new may belong to a collection that is not.
	 */
	private static Mono<Long> greatest(MongoDatabase database, EntityModel model) {
		return Mono
			.from(MongoExecutor.collection(database, model)
				.find()
				.projection(new BsonDocument(MongoValues.ID, new BsonInt32(1)))
				.sort(new BsonDocument(MongoValues.ID, new BsonInt32(-1)))
				.first())
			.map((document) -> document.get(MongoValues.ID))
			.filter(BsonValue::isNumber)
			.map((id) -> id.asNumber().longValue());
	}

	private static Mono<?> raise(MongoDatabase database, EntityModel model, long greatest) {
		return Mono.from(counters(database).updateOne(counter(model), change("$max", greatest)));
	}

	private static BsonDocument counter(EntityModel model) {
		return new BsonDocument(MongoValues.ID, new BsonString(model.table()));
	}

	private static BsonDocument change(String operator, long value) {
		return new BsonDocument(operator, new BsonDocument(LAST, new BsonInt64(value)));
	}

	private static MongoCollection<BsonDocument> counters(MongoDatabase database) {
		return database.getCollection(COUNTERS, BsonDocument.class);
	}

}
