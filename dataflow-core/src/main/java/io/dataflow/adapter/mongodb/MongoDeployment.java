/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.mongodb;

import java.util.function.Function;

import io.dataflow.adapter.CapabilityNotSupportedException;
import io.dataflow.adapter.OperationFailedException;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import reactor.core.publisher.Mono;

/**
 * What the server is part of. A replica set or a sharded cluster stays one, so that this
 * answer is kept. A server that stands alone may become a member, so it is asked again by
 * the next who needs to know.
 */
final class MongoDeployment {

	private static final BsonString ROUTER = new BsonString("isdbgrid");

	private final Function<String, Mono<BsonDocument>> command;

	private volatile boolean replicated;

	/**
	 * Create a deployment that has not been asked.
	 * @param command performs the command of a name
	 */
	MongoDeployment(Function<String, Mono<BsonDocument>> command) {
		this.command = command;
	}

	static MongoDeployment of(MongoExecutor executor) {
		return new MongoDeployment(
				(name) -> executor
					.outside("ask the server what it is",
							(database) -> database.runCommand(new BsonDocument(name, new BsonInt32(1)),
									BsonDocument.class))
					.next());
	}

	/**
	 * Return whether the server keeps a log of its changes, as transactions and change
	 * streams need it: whether it is a member of a replica set or a router of a cluster.
	 */
	Mono<Boolean> isReplicated() {
		return Mono.defer(() -> this.replicated ? Mono.just(true)
				: ask().doOnNext((answer) -> this.replicated = this.replicated || answer));
	}

	/**
	 * Members say the name of their set, and routers say what they are. Servers that do
	 * not know how to say so know the older command.
	 */
	private Mono<Boolean> ask() {
		return this.command.apply("hello")
			.onErrorResume(MongoDeployment::isRefusal, (error) -> this.command.apply("isMaster"))
			.map((answer) -> answer.containsKey("setName") || ROUTER.equals(answer.get("msg")));
	}

	private static boolean isRefusal(Throwable error) {
		return error instanceof CapabilityNotSupportedException || error instanceof OperationFailedException;
	}

}
