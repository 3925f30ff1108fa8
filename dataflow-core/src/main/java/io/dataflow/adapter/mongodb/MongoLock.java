/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.mongodb;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.result.UpdateResult;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.dataflow.adapter.DuplicateKeyException;
import io.dataflow.adapter.Failure;
import io.dataflow.adapter.TransactionConflictException;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonString;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * The lock under which the schema is changed: a document of {@code dataflow_locks} that
 * has an owner and a time until which it is held. Its owner moves that time on as long as
 * it works, so the lock of a process that has died is free a minute later. The clocks of
 * the processes must agree to less than that.
 */
final class MongoLock {

	private static final String LOCKS = "dataflow_locks";

	private static final String DESCRIPTION = "take the schema lock";

	private static final BsonString NAME = new BsonString("schema");

	private static final Duration HELD = Duration.ofMinutes(1);

	private static final Duration RENEWAL = HELD.dividedBy(3);

	private static final Duration PAUSE = Duration.ofMillis(100);

	/** As long as the SQL databases wait. */
	private static final int ATTEMPTS = 300;

	private final MongoExecutor executor;

	private final Clock clock;

	MongoLock(MongoExecutor executor, Clock clock) {
		this.executor = executor;
		this.clock = clock;
	}

	<T> Mono<T> exclusively(Mono<T> work) {
		return Mono.usingWhen(Mono.defer(() -> take(new BsonString(UUID.randomUUID().toString()))),
				(owner) -> Mono.firstWithSignal(work, keep(owner).then(Mono.never())), this::release);
	}

	private Mono<BsonString> take(BsonString owner) {
		return this.executor.outside(DESCRIPTION, (database) -> attempt(database, owner))
			.next()
			.retryWhen(Retry.fixedDelay(ATTEMPTS, PAUSE)
				.filter(DuplicateKeyException.class::isInstance)
				.onRetryExhaustedThrow((retry,
						signal) -> new TransactionConflictException(new Failure(DESCRIPTION, null, signal.failure()))));
	}

	/**
	 * Only a lock that is free is found; where one is held another cannot be created.
	 */
	private Mono<BsonString> attempt(MongoDatabase database, BsonString owner) {
		BsonDocument free = new BsonDocument(MongoValues.ID, NAME).append("until",
				new BsonDocument("$lt", new BsonDateTime(this.clock.millis())));
		return Mono
			.from(locks(database).findOneAndUpdate(free, until(owner), new FindOneAndUpdateOptions().upsert(true)))
			.thenReturn(owner);
	}

	private BsonDocument until(BsonString owner) {
		BsonDateTime until = new BsonDateTime(this.clock.millis() + HELD.toMillis());
		return new BsonDocument("$set", new BsonDocument("owner", owner).append("until", until));
	}

	private Flux<UpdateResult> keep(BsonString owner) {
		return Flux.interval(RENEWAL)
			.onBackpressureDrop()
			.concatMap((tick) -> this.executor.outside("keep the schema lock",
					(database) -> locks(database).updateOne(held(owner), until(owner))))
			.doOnNext((result) -> {
				if (result.getMatchedCount() == 0) {
					throw new TransactionConflictException(new Failure("keep the schema lock", null, null));
				}
			});
	}

	private Mono<Void> release(BsonString owner) {
		return this.executor.outside("release the schema lock", (database) -> locks(database).deleteOne(held(owner)))
			.then();
	}

	private static BsonDocument held(BsonString owner) {
		return new BsonDocument(MongoValues.ID, NAME).append("owner", owner);
	}

	private static MongoCollection<BsonDocument> locks(MongoDatabase database) {
		return database.getCollection(LOCKS, BsonDocument.class);
	}

}
