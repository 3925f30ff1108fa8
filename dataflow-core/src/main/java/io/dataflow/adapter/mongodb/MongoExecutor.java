/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.mongodb;

import java.util.function.Function;
import java.util.function.Supplier;

import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.dataflow.adapter.ConnectionFailedException;
import io.dataflow.adapter.Failure;
import io.dataflow.adapter.ReadOnlyException;
import io.dataflow.adapter.StatementTexts;
import io.dataflow.logging.LogCategory;
import io.dataflow.model.EntityModel;
import org.bson.BsonDocument;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.springframework.data.mongodb.ReactiveMongoDatabaseFactory;
import org.springframework.data.mongodb.ReactiveMongoDatabaseUtils;
import org.springframework.transaction.reactive.TransactionContext;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import org.springframework.transaction.support.ResourceHolderSupport;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/**
 * Performs commands: in the transaction of the subscriber if there is one on this
 * database, be it ours or one of Spring's, and translates their errors.
 */
final class MongoExecutor {

	private static final Logger logger = LogCategory.SQL_GENERATION.logger();

	private final ReactiveMongoDatabaseFactory databases;

	MongoExecutor(ReactiveMongoDatabaseFactory databases) {
		this.databases = databases;
	}

	/**
	 * Read.
	 * @param <T> the type of the results
	 * @param description what is done, as it follows the word "Cannot"
	 * @param text the command for people, without values
	 * @param work the command, on a database that is bound to the session of the
	 * transaction if there is one
	 * @return the results, cold
	 */
	<T> Flux<T> read(String description, Supplier<String> text,
			Function<MongoDatabase, ? extends Publisher<? extends T>> work) {
		return execute(description, text, work, false);
	}

	/**
	 * Write, as {@link #read} does, unless the transaction only reads.
	 */
	<T> Flux<T> write(String description, Supplier<String> text,
			Function<MongoDatabase, ? extends Publisher<? extends T>> work) {
		return execute(description, text, work, true).onErrorMap(ConnectionFailedException.class,
				ConnectionFailedException::ofWrite);
	}

	/**
	 * Perform a command outside of any transaction.
	 */
	<T> Flux<T> outside(String description, Function<MongoDatabase, ? extends Publisher<? extends T>> work) {
		return this.databases.getMongoDatabase()
			.flatMapMany(work)
			.onErrorMap((error) -> MongoErrors.translate(error, description, ConnectionFailedException::lost));
	}

	/**
	 * Return the collection of a model.
	 */
	static MongoCollection<BsonDocument> collection(MongoDatabase database, EntityModel model) {
		return database.getCollection(model.table(), BsonDocument.class);
	}

	/**
	 * Return where the databases come from, by which Spring knows its transactions.
	 */
	ReactiveMongoDatabaseFactory databases() {
		return this.databases;
	}

	/**
	 * Tell whether there may be a transaction on this database.
	 */
	boolean mayJoin(ContextView context) {
		return context.hasKey(TransactionContext.class)
				&& context.get(TransactionContext.class).getResources().containsKey(this.databases);
	}

	private <T> Flux<T> execute(String description, Supplier<String> text,
			Function<MongoDatabase, ? extends Publisher<? extends T>> work, boolean write) {
		return Flux.deferContextual((context) -> {
			tell(context, text);
			return mayJoin(context) ? joining(description, work, write) : outside(description, work);
		});
	}

	private static void tell(ContextView context, Supplier<String> text) {
		if (logger.isDebugEnabled()) {
			logger.debug("{}", text.get());
		}
		if (context.hasKey(StatementTexts.class)) {
			StatementTexts.report(context, text.get());
		}
	}

	private <T> Flux<T> joining(String description, Function<MongoDatabase, ? extends Publisher<? extends T>> work,
			boolean write) {
		Flux<T> joined = ReactiveMongoDatabaseUtils.getDatabase(this.databases).flatMapMany(work);
		return TransactionSynchronizationManager.forCurrentTransaction().flatMapMany((current) -> {
			if (write && current.isCurrentTransactionReadOnly()) {
				return Flux.error(new ReadOnlyException(new Failure(description, null, null)));
			}
			Object holder = current.getResource(this.databases);
			return (holder instanceof ResourceHolderSupport support)
					? TransactionTurns.of(current, support).next(joined) : joined;
		})
			.onErrorMap(
					(error) -> MongoErrors.translate(error, description, ConnectionFailedException::lostInTransaction));
	}

	/**
	 * Return the transaction of the subscriber.
	 * @return the holder of its session, empty when there is none on this database
	 */
	Mono<ResourceHolderSupport> joined() {
		return Mono
			.deferContextual((context) -> mayJoin(context)
					? TransactionSynchronizationManager.forCurrentTransaction()
						.mapNotNull((current) -> (current
							.getResource(this.databases) instanceof ResourceHolderSupport holder) ? holder : null)
					: Mono.empty());
	}

}
