/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.mongodb;

import java.util.concurrent.atomic.AtomicInteger;

import com.mongodb.ClientSessionOptions;
import com.mongodb.reactivestreams.client.ClientSession;
import com.mongodb.reactivestreams.client.MongoDatabase;
import org.bson.codecs.configuration.CodecRegistry;
import org.reactivestreams.Publisher;
import org.springframework.dao.support.PersistenceExceptionTranslator;
import org.springframework.data.mongodb.ReactiveMongoDatabaseFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A database before one of whose commands somebody else does something.
 */
final class InterruptedDatabases implements ReactiveMongoDatabaseFactory {

	private final ReactiveMongoDatabaseFactory databases;

	private final int command;

	private final Publisher<?> other;

	private final AtomicInteger commands = new AtomicInteger();

	/**
	 * Create the databases.
	 * @param databases where the database comes from
	 * @param command the number of the command, from 1
	 * @param other what somebody else does before
	 */
	InterruptedDatabases(ReactiveMongoDatabaseFactory databases, int command, Publisher<?> other) {
		this.databases = databases;
		this.command = command;
		this.other = other;
	}

	/**
	 * Return how many commands there were.
	 */
	int commands() {
		return this.commands.get();
	}

	@Override
	public Mono<MongoDatabase> getMongoDatabase() {
		return Mono.defer(() -> (this.commands.incrementAndGet() == this.command)
				? Flux.from(this.other).then(this.databases.getMongoDatabase()) : this.databases.getMongoDatabase());
	}

	@Override
	public Mono<MongoDatabase> getMongoDatabase(String name) {
		return this.databases.getMongoDatabase(name);
	}

	@Override
	public PersistenceExceptionTranslator getExceptionTranslator() {
		return this.databases.getExceptionTranslator();
	}

	@Override
	public CodecRegistry getCodecRegistry() {
		return this.databases.getCodecRegistry();
	}

	@Override
	public Mono<ClientSession> getSession(ClientSessionOptions options) {
		return this.databases.getSession(options);
	}

	@Override
	public ReactiveMongoDatabaseFactory withSession(ClientSession session) {
		return this.databases.withSession(session);
	}

}
