/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.testing;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.mongodb.ConnectionString;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.dataflow.testing.ServerSearch.Place;
import org.bson.Document;
import org.slf4j.LoggerFactory;
import org.testcontainers.mongodb.MongoDBContainer;
import reactor.core.publisher.Mono;

/**
 * A MongoDB server, seen through a user who may create databases. What answers in the
 * process of the tests is an imitation: it has neither transactions nor validators, and
 * {@link Capability} says so.
 */
final class MongodbServer implements DatabaseServer {

	private static final String VARIABLE = "DATAFLOW_TEST_MONGODB_URL";

	private static final String IMAGE = "mongo:8";

	private static final Duration LIMIT = Duration.ofSeconds(20);

	private static final Pattern URL = Pattern.compile("(mongodb(?:\\+srv)?://)([^/?]+)(?:/([^?]*))?(?:\\?(.*))?");

	private static final Pattern JAR = Pattern.compile(".*/mongo-java-server-core-(.+)\\.jar");

	private final String url;

	private final AutoCloseable process;

	private final MongoClient client;

	private final String description;

	private MongodbServer(String origin, String url, AutoCloseable process) {
		this.url = url;
		this.process = process;
		this.client = MongoClients.create(new ConnectionString(url));
		this.description = (process instanceof Imitation) ? origin : origin + " " + version();
	}

	static ServerSearch search() {
		return ServerSearch.at(VARIABLE, (url) -> new MongodbServer(VARIABLE, url, () -> {
		}), Place.docker(MongodbServer::inContainer), new Place("in process", MongodbServer::inProcess));
	}

	private static DatabaseServer inContainer() {
		MongoDBContainer container = new MongoDBContainer(IMAGE).withReplicaSet();
		container.start();
		return new MongodbServer("container", container.getReplicaSetUrl(), container);
	}

	private static DatabaseServer inProcess() {
		// it logs whole commands, as a server does elsewhere, and errors that are asked
		// for
		((Logger) LoggerFactory.getLogger("de.bwaldvogel.mongo")).setLevel(Level.OFF);
		Imitation imitation = new Imitation(new MongoServer(new MemoryBackend()));
		imitation.server().bind("127.0.0.1", 0);
		return new MongodbServer("in process mongo-java-server " + Imitation.version(),
				"mongodb://127.0.0.1:" + imitation.server().getLocalAddress().getPort(), imitation);
	}

	@Override
	public String description() {
		return this.description;
	}

	/**
	 * A single server that is no member of a replica set knows no transactions; which one
	 * it is, it says itself.
	 */
	@Override
	public Set<Capability> capabilities() {
		if (this.process instanceof Imitation) {
			return Set.of();
		}
		Set<Capability> never = EnumSet.of(Capability.SQL, Capability.FOREIGN_KEYS, Capability.SAVEPOINTS,
				Capability.LONG_DECIMALS);
		if (!isReplicated()) {
			never.addAll(Set.of(Capability.TRANSACTIONS, Capability.CHANGE_STREAMS));
		}
		return Capability.allBut(never);
	}

	private boolean isReplicated() {
		Document hello = command("hello");
		return hello.containsKey("setName") || "isdbgrid".equals(hello.get("msg"));
	}

	@Override
	public String createDatabase() {
		Matcher parts = URL.matcher(this.url);
		if (!parts.matches()) {
			throw new IllegalStateException("the URL of the MongoDB server is none");
		}
		String query = (parts.group(4) != null) ? parts.group(4) : "";
		if (parts.group(2).contains("@") && !query.contains("authSource=")) {
			String users = (parts.group(3) != null && !parts.group(3).isEmpty()) ? parts.group(3) : "admin";
			query = "authSource=" + users + (query.isEmpty() ? "" : "&" + query);
		}
		String name = "test_" + UUID.randomUUID().toString().replace("-", "");
		return parts.group(1) + parts.group(2) + "/" + name + (query.isEmpty() ? "" : "?" + query);
	}

	@Override
	public void dropDatabase(String database) {
		String name = Objects.requireNonNull(new ConnectionString(database).getDatabase());
		Mono<Void> drop = Mono.from(this.client.getDatabase(name).drop());
		// the imitation stumbles over indexes that were dropped before
		((this.process instanceof Imitation) ? drop.onErrorComplete() : drop).block(LIMIT);
	}

	@Override
	public void close() {
		this.client.close();
		try {
			this.process.close();
		}
		catch (Exception ex) {
			throw new IllegalStateException("MongoDB (" + this.description + ") did not stop", ex);
		}
	}

	private String version() {
		return String.valueOf(command("buildInfo").get("version"));
	}

	private Document command(String name) {
		Document command = new Document(name, 1);
		return Objects.requireNonNull(Mono.from(this.client.getDatabase("admin").runCommand(command)).block(LIMIT));
	}

	/**
	 * What speaks the protocol of MongoDB in the process of the tests.
	 *
	 * @param server the server
	 */
	private record Imitation(MongoServer server) implements AutoCloseable {

		static String version() {
			String jar = String.valueOf(MongoServer.class.getProtectionDomain().getCodeSource().getLocation());
			Matcher version = JAR.matcher(jar);
			return version.matches() ? version.group(1) : "of unknown version";
		}

		@Override
		public void close() {
			this.server.shutdownNow();
		}

	}

}
