/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import io.dataflow.adapter.DatabaseUrl;
import io.dataflow.testing.DatabaseName;
import io.dataflow.testing.TestDatabase;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the server of a database says is going on, beside the one who asks.
 */
record ServerView(DatabaseName name, String url) {

	private static final Duration PROMPT = Duration.ofSeconds(3);

	static ServerView of(TestDatabase database, String url) {
		return new ServerView(database.name(), url);
	}

	void assertNothingIsExecuted() throws SQLException {
		if (this.name == DatabaseName.MONGODB) {
			assertNoOperation(new Document("active", true));
			return;
		}
		assertEmptySoon(Dialects.activeStatements(this.name));
	}

	void assertNoTransactionIsOpen() throws SQLException {
		if (this.name == DatabaseName.SQLITE) {
			try (Stranger stranger = Stranger.at(this.url)) {
				stranger.execute("BEGIN EXCLUSIVE", "ROLLBACK");
			}
			return;
		}
		if (this.name == DatabaseName.MONGODB) {
			assertNoOperation(new Document("transaction", new Document("$exists", true)));
			return;
		}
		assertEmptySoon(Dialects.openTransactions(this.name));
	}

	private void assertEmptySoon(String sql) throws SQLException {
		try (Stranger stranger = Stranger.at(this.url)) {
			assertEmptySoon(() -> stranger.values(sql).stream().flatMap(Stream::ofNullable).toList());
		}
	}

	private void assertNoOperation(Document condition) {
		try (MongodbStranger stranger = MongodbStranger.at(DatabaseUrl.parse(this.url))) {
			assertEmptySoon(() -> stranger.operations(condition));
		}
	}

	private static void assertEmptySoon(Callable<List<String>> question) {
		List<String> found = Flux.interval(Duration.ZERO, Duration.ofMillis(20))
			.onBackpressureDrop()
			.concatMap((tick) -> Mono.fromCallable(question).subscribeOn(Schedulers.boundedElastic()))
			.takeUntil(List::isEmpty)
			.take(PROMPT)
			.blockLast(DataFlowContract.LIMIT);
		assertThat(found).isEmpty();
	}

}
