/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.mongodb;

import java.time.Duration;

import com.mongodb.ClientSessionOptions;
import com.mongodb.ConnectionString;
import com.mongodb.reactivestreams.client.ClientSession;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.dataflow.adapter.DatabaseUrl;
import io.dataflow.adapter.PoolSettings;
import org.bson.codecs.configuration.CodecRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.support.PersistenceExceptionTranslator;
import org.springframework.data.mongodb.ReactiveMongoDatabaseFactory;
import org.springframework.data.mongodb.core.SimpleReactiveMongoDatabaseFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The connections to a URL. The driver connects from the moment its client is made, so
 * that is made by the first who needs it.
 */
final class MongoConnections implements ReactiveMongoDatabaseFactory {

	private static final Duration WARMING = Duration.ofSeconds(10);

	private static final Duration GLANCE = Duration.ofMillis(20);

	private final DatabaseUrl url;

	private final MongoPool pool;

	private final @Nullable ConnectionString read;

	private volatile @Nullable Opened opened;

	private MongoConnections(DatabaseUrl url, PoolSettings settings) {
		this.url = url;
		this.pool = new MongoPool(settings);
		this.read = MongoAddress.asksNetwork(url) ? null : MongoAddress.read(url);
	}

	/**
	 * Create connections, none of which is opened yet.
	 * @throws io.dataflow.adapter.InvalidDatabaseUrlException DF-401 when the driver
	 * refuses a parameter
	 */
	static MongoConnections of(DatabaseUrl url, PoolSettings settings) {
		return new MongoConnections(url, settings.requireSupportedBy(url.kind()));
	}

	MongoPool pool() {
		return this.pool;
	}

	@Override
	public Mono<MongoDatabase> getMongoDatabase() {
		return opened().flatMap((current) -> current.databases().getMongoDatabase());
	}

	@Override
	public Mono<MongoDatabase> getMongoDatabase(String name) {
		return opened().flatMap((current) -> current.databases().getMongoDatabase(name));
	}

	@Override
	public PersistenceExceptionTranslator getExceptionTranslator() {
		return open().databases().getExceptionTranslator();
	}

	@Override
	public CodecRegistry getCodecRegistry() {
		return open().databases().getCodecRegistry();
	}

	@Override
	public Mono<ClientSession> getSession(ClientSessionOptions options) {
		return opened().flatMap((current) -> current.databases().getSession(options));
	}

	@Override
	public ReactiveMongoDatabaseFactory withSession(ClientSession session) {
		return open().databases().withSession(session);
	}

	/**
	 * The driver keeps as many connections as it shall by itself, once it knows a server.
	 */
	Mono<Integer> warm() {
		return opened().then(Mono.defer(() -> Flux.interval(Duration.ZERO, GLANCE)
			.onBackpressureDrop()
			.map((tick) -> this.pool.ready())
			.filter((ready) -> ready >= this.pool.size())
			.next()
			.timeout(WARMING, Mono.fromSupplier(this.pool::ready))));
	}

	Mono<Void> close() {
		return Mono.<Void>fromRunnable(() -> {
			Opened current;
			synchronized (this) {
				current = this.opened;
			}
			if (current != null) {
				current.client().close();
			}
		}).subscribeOn(Schedulers.boundedElastic());
	}

	private Mono<Opened> opened() {
		return Mono.defer(() -> {
			Opened current = this.opened;
			if (current != null) {
				return Mono.just(current);
			}
			Mono<Opened> opening = Mono.fromSupplier(this::open);
			return (this.read != null) ? opening : opening.subscribeOn(Schedulers.boundedElastic());
		});
	}

	private synchronized Opened open() {
		Opened current = this.opened;
		if (current == null) {
			ConnectionString address = (this.read != null) ? this.read : MongoAddress.read(this.url);
			MongoClient client = MongoClients.create(MongoAddress.settings(address, this.pool));
			current = new Opened(client, new SimpleReactiveMongoDatabaseFactory(client, this.url.database()));
			this.opened = current;
		}
		return current;
	}

	private record Opened(MongoClient client, SimpleReactiveMongoDatabaseFactory databases) {

	}

}
