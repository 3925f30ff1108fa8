/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import io.dataflow.ContractEntities.Token;
import io.dataflow.operation.Operation;
import io.dataflow.pipeline.OperationInterceptor;
import io.dataflow.query.Query;
import io.dataflow.testing.Capability;
import io.dataflow.testing.Needs;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Results that are larger than memory are read as they are asked for.
 */
interface StreamingContract extends DataFlowContract {

	/** How many rows may be read beyond those that were asked for: a few fetches. */
	long READ_AHEAD = 1_024;

	@Test
	default void rowsAreReadAsTheyAreAskedFor() throws SQLException {
		AtomicLong read = new AtomicLong();
		try (PooledInstance instance = counting(tokens(200_000), read)) {
			instance.db()
				.model(Token.class)
				.list(Query.all())
				.as((flux) -> StepVerifier.create(flux, 0))
				.thenRequest(10)
				.expectNextCount(10)
				.then(() -> assertThat(read).hasValueLessThan(10 + READ_AHEAD))
				.thenRequest(5_000)
				.expectNextCount(5_000)
				.then(() -> assertThat(read).hasValueLessThan(5_010 + READ_AHEAD))
				.thenCancel()
				.verify(LIMIT);
			assertThat(read).hasValueLessThan(5_010 + READ_AHEAD);
		}
	}

	@Test
	default void allRowsArriveAtASlowSubscriber() throws SQLException {
		AtomicLong read = new AtomicLong();
		AtomicLong handled = new AtomicLong();
		AtomicLong ahead = new AtomicLong();
		try (PooledInstance instance = counting(tokens(200_000), read)) {
			Flux<List<Token>> slow = instance.db()
				.model(Token.class)
				.list(Query.all())
				.limitRate(256)
				.buffer(20_000)
				.delayElements(Duration.ofMillis(5))
				.doOnNext((page) -> {
					handled.addAndGet(page.size());
					ahead.accumulateAndGet(read.get() - handled.get(), Math::max);
				});
			slow.as((flux) -> StepVerifier.create(flux, 1))
				.expectNextCount(1)
				.thenRequest(Long.MAX_VALUE)
				.expectNextCount(9)
				.expectComplete()
				.verify(Duration.ofMinutes(1));
			assertThat(read).hasValue(200_000);
			assertThat(handled).hasValue(200_000);
			assertThat(ahead).hasValueLessThan(50_000);
		}
	}

	@Test
	@Needs(Capability.TRANSACTIONS)
	default void rowsOfATransactionAreReadAsTheyAreAskedFor() throws SQLException {
		AtomicLong read = new AtomicLong();
		try (PooledInstance instance = counting(tokens(50_000), read)) {
			Long taken = await(instance.db()
				.operations()
				.inTransaction(instance.db().model(Token.class).list(Query.all()).take(100).count()));
			assertThat(taken).isEqualTo(100);
			assertThat(read).hasValueLessThan(100 + READ_AHEAD);
		}
	}

	@Test
	@Needs(Capability.TRANSACTIONS)
	default void rowsOfATransactionMakeWayForItsOtherStatements() throws SQLException {
		AtomicLong read = new AtomicLong();
		try (PooledInstance instance = counting(tokens(5_000), read)) {
			ModelOperations<Token> tokens = instance.db().model(Token.class);
			Flux<Long> work = tokens.list(Query.all())
				.concatMap((token) -> tokens.count(Query.where(Map.of("id", token.id()))), 1);
			assertThat(await(instance.db().operations().inTransaction(work.reduce(Long::sum)))).isEqualTo(5_000);
		}
	}

	private static PooledInstance counting(String url, AtomicLong read) {
		OperationInterceptor counter = new OperationInterceptor() {

			@Override
			public <R> Flux<R> intercept(Operation<R> operation, Chain next) {
				return next.proceed(operation).doOnNext((row) -> read.incrementAndGet());
			}

		};
		return PooledInstance.open(url, 1, (builder) -> builder.interceptors(counter));
	}

	private String tokens(int count) throws SQLException {
		String url = database().another().url();
		DataFlow instance = DataFlow.builder(url).models(Token.class).build();
		instance.start().block(LIMIT);
		try (Stranger stranger = Stranger.at(url)) {
			stranger.addTokens(count);
		}
		instance.close().block(LIMIT);
		return url;
	}

}
