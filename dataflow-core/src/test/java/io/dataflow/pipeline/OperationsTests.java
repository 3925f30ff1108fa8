/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.pipeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.dataflow.adapter.CapabilityNotSupportedException;
import io.dataflow.model.DataFlowModel;
import io.dataflow.model.EntityModel;
import io.dataflow.model.EntityModels;
import io.dataflow.operation.Count;
import io.dataflow.operation.Operation;
import io.dataflow.operation.RecordOperations;
import io.dataflow.operation.Store;
import io.dataflow.query.Filter;
import io.dataflow.testing.FakeAdapter;
import org.junit.jupiter.api.Test;
import org.springframework.data.annotation.Id;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

class OperationsTests {

	private static final Duration LIMIT = Duration.ofSeconds(5);

	private final EntityModel model = EntityModels.of(List.of(Item.class)).model(Item.class);

	private final List<String> passed = new ArrayList<>();

	@Test
	void interceptorsAreOrderedByNumberAndThenAsGiven() {
		Operations operations = new Operations(new Nothing(), List.of(interceptor("late", 500),
				interceptor("first", 100), interceptor("also late", 500), interceptor("second", 200)));
		operations.execute(new Answer(this.model))
			.as(StepVerifier::create)
			.expectNext(42L)
			.expectComplete()
			.verify(LIMIT);
		assertThat(this.passed).containsExactly("first", "second", "late", "also late");
	}

	@Test
	void interceptorsSeeEachSubscription() {
		Operations operations = new Operations(new Nothing(), List.of(interceptor("one", 1)));
		Flux<Long> result = operations.execute(new Answer(this.model));
		assertThat(this.passed).isEmpty();
		assertThat(result.concatWith(result).collectList().block(LIMIT)).containsExactly(42L, 42L);
		assertThat(this.passed).containsExactly("one", "one");
	}

	@Test
	void interceptorMayRefuse() {
		IllegalStateException refusal = new IllegalStateException("no");
		OperationInterceptor refusing = new OperationInterceptor() {

			@Override
			public <R> Flux<R> intercept(Operation<R> operation, Chain next) {
				throw refusal;
			}

		};
		new Operations(new Nothing(), List.of(refusing)).execute(new Answer(this.model))
			.as(StepVerifier::create)
			.expectErrorSatisfies((error) -> assertThat(error).isSameAs(refusal))
			.verify(LIMIT);
	}

	@Test
	void capabilityThatTheStoreLacksIsAnError() {
		Operations operations = new Operations(new Nothing(), List.of());
		operations.execute(new Count(this.model, Filter.all(), false))
			.as(StepVerifier::create)
			.expectErrorSatisfies((error) -> assertThat(error)
				.isInstanceOfSatisfying(CapabilityNotSupportedException.class, (failure) -> {
					assertThat(failure.code()).isEqualTo("DF-701");
					assertThat(failure.capability()).isEqualTo(RecordOperations.class);
				})
				.hasMessageContaining("does not support RecordOperations"))
			.verify(LIMIT);
	}

	@Test
	void transactionOnAStoreWithoutTransactionsIsAnError() {
		new Operations(new Nothing(), List.of()).inTransaction(Mono.just("work"))
			.as(StepVerifier::create)
			.expectErrorSatisfies((error) -> assertThat(error).hasMessageContaining("TransactionOperations"))
			.verify(LIMIT);
	}

	private OperationInterceptor interceptor(String name, int order) {
		return new OperationInterceptor() {

			@Override
			public <R> Flux<R> intercept(Operation<R> operation, Chain next) {
				OperationsTests.this.passed.add(name);
				return next.proceed(operation);
			}

			@Override
			public int order() {
				return order;
			}

		};
	}

	@DataFlowModel
	record Item(@Id String id) {

	}

	private record Answer(EntityModel model) implements Operation<Long> {

		@Override
		public Flux<Long> on(Store store) {
			return Flux.just(42L);
		}

	}

	private static final class Nothing implements FakeAdapter {

	}

}
