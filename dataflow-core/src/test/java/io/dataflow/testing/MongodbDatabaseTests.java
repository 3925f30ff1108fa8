/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.testing;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

import com.mongodb.ConnectionString;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

@DatabaseTest(DatabaseName.MONGODB)
class MongodbDatabaseTests {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	@Test
	void urlNamesADatabaseThatIsEmpty(TestDatabase database) {
		assertThat(database.url()).contains("/test_");
		try (MongoClient client = MongoClients.create(database.url())) {
			assertThat(collections(client, database)).isEmpty();
		}
	}

	@Test
	void anotherDatabaseIsGoneAfterItsEnd(TestDatabase database) {
		try (MongoClient client = MongoClients.create(database.url())) {
			try (TestDatabase other = database.another()) {
				Mono.from(client.getDatabase(name(other)).getCollection("things").insertOne(new Document("_id", 1)))
					.block(LIMIT);
				assertThat(collections(client, other)).containsExactly("things");
				assertThat(collections(client, database)).isEmpty();
			}
		}
	}

	@Test
	void serverSaysWhatItCannotDo(TestDatabase database) {
		assertThat(database.has(Capability.SAVEPOINTS)).isFalse();
		assertThat(Capability.SAVEPOINTS.missingOn("MongoDB"))
			.isEqualTo("MongoDB has no savepoints; runs on the SQL databases");
	}

	@Test
	@Needs(Capability.SQL)
	void testThatNeedsWhatIsMissingIsSkipped(TestDatabase database) {
		assertThat(database.has(Capability.SQL)).isTrue();
	}

	private static List<String> collections(MongoClient client, TestDatabase database) {
		return Objects.requireNonNull(
				Flux.from(client.getDatabase(name(database)).listCollectionNames()).collectList().block(LIMIT));
	}

	private static String name(TestDatabase database) {
		return Objects.requireNonNull(new ConnectionString(database.url()).getDatabase());
	}

}
