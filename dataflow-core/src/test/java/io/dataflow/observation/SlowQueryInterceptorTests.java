/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.observation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.dataflow.adapter.DatabaseKind;
import io.dataflow.adapter.StatementTexts;
import io.dataflow.model.DataFlowModel;
import io.dataflow.model.EntityModel;
import io.dataflow.operation.Count;
import io.dataflow.operation.Operation;
import io.dataflow.operation.Select;
import io.dataflow.operation.Store;
import io.dataflow.pipeline.OperationInterceptor;
import io.dataflow.pipeline.Operations;
import io.dataflow.query.Filter;
import io.dataflow.query.Page;
import io.dataflow.query.Sort;
import io.dataflow.testing.RecordedObservations;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

import org.springframework.data.annotation.Id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SlowQueryInterceptorTests {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private static final EntityModel MODEL = EntityModel.of(Thing.class);

	private final List<SlowQuery> slow = new ArrayList<>();

	private <R> Flux<R> perform(Duration threshold, Operation<R> operation, Flux<?> store) {
		OperationInterceptor interceptor = Observability.defaults()
			.withSlowQueryThreshold(threshold)
			.withSlowQueryListener(this.slow::add)
			.interceptors("stock", DatabaseKind.H2)
			.get(0);
		return interceptor.intercept(operation, new OperationInterceptor.Chain() {

			@Override
			@SuppressWarnings("unchecked")
			public <S> Flux<S> proceed(Operation<S> asked) {
				return (Flux<S>) store;
			}

		});
	}

	private static <T> Flux<T> stating(String text, Flux<T> rows) {
		return Flux.deferContextual((context) -> {
			StatementTexts.report(context, text);
			return rows;
		});
	}

	private static Select all() {
		return new Select(MODEL, Filter.all(), Sort.unsorted(), Page.all(), false);
	}

	@Test
	void tellsWhatIsSlow() {
		perform(Duration.ofMillis(20), new Count(MODEL, Filter.all(), false),
				stating("SELECT 1", Flux.just(1L).delayElements(Duration.ofMillis(40))))
			.as(StepVerifier::create)
			.expectNextCount(1)
			.expectComplete()
			.verify(PATIENCE);
		assertThat(this.slow).singleElement().satisfies((query) -> {
			assertThat(query.operation()).isEqualTo("count");
			assertThat(query.model()).isEqualTo("Thing");
			assertThat(query.database()).isEqualTo("stock");
			assertThat(query.duration()).isBetween(Duration.ofMillis(20), PATIENCE);
			assertThat(query.threshold()).isEqualTo(Duration.ofMillis(20));
			assertThat(query.statements()).containsExactly("SELECT 1");
		});
	}

	@Test
	void isSilentAboutWhatIsFast() {
		perform(PATIENCE, all(), stating("SELECT 1", Flux.range(0, 10))).as(StepVerifier::create)
			.expectNextCount(10)
			.expectComplete()
			.verify(PATIENCE);
		assertThat(this.slow).isEmpty();
	}

	@Test
	void whatFailsOrIsCancelledMayBeSlow() {
		Duration threshold = Duration.ofNanos(1);
		perform(threshold, all(), stating("SELECT 1", Flux.error(new IllegalStateException()))).as(StepVerifier::create)
			.expectError()
			.verify(PATIENCE);
		perform(threshold, all(), stating("SELECT 2", Flux.never())).as(StepVerifier::create)
			.expectSubscription()
			.thenAwait(Duration.ofMillis(1))
			.thenCancel()
			.verify(PATIENCE);
		assertThat(this.slow).extracting((query) -> query.statements().get(0)).containsExactly("SELECT 1", "SELECT 2");
	}

	@Test
	void whatWaitsForItsConsumerIsNotSlow() {
		perform(Duration.ofMillis(100), new Direct<>(Flux.<Integer>empty()), stating("SELECT 1", Flux.range(0, 4)))
			.as((rows) -> StepVerifier.create(rows, 1))
			.expectNext(0)
			.thenAwait(Duration.ofMillis(120))
			.thenRequest(1)
			.expectNext(1)
			.thenAwait(Duration.ofMillis(120))
			.thenCancel()
			.verify(PATIENCE);
		assertThat(this.slow).isEmpty();
	}

	@Test
	void whatWaitsForAConnectionIsNotSlow() {
		Flux<Integer> rows = stating("SELECT 1", Flux.just(1));
		perform(Duration.ofMillis(50), all(), rows.delaySubscription(Duration.ofMillis(60))).as(StepVerifier::create)
			.expectNextCount(1)
			.expectComplete()
			.verify(PATIENCE);
		perform(Duration.ofMillis(50), all(), Flux.empty().delaySubscription(Duration.ofMillis(60)))
			.as(StepVerifier::create)
			.expectComplete()
			.verify(PATIENCE);
		assertThat(this.slow).isEmpty();
	}

	@Test
	void attemptsKeepTheirOwnTextsAndTheObservationAllOfThem() {
		RecordedObservations observed = new RecordedObservations();
		Observability observability = Observability.defaults()
			.withRegistry(observed.registry())
			.withSlowQueryThreshold(Duration.ofNanos(1))
			.withSlowQueryListener(this.slow::add);
		List<OperationInterceptor> interceptors = new ArrayList<>(observability.interceptors("stock", DatabaseKind.H2));
		interceptors.add(new Twice());
		AtomicInteger attempts = new AtomicInteger();
		Flux<Integer> store = Flux.defer(() -> (attempts.incrementAndGet() == 1)
				? stating("SELECT 1", Flux.error(new IllegalStateException())) : stating("SELECT 2", Flux.just(1)));
		new Operations(new NoStore(), interceptors).execute(new Direct<>(store))
			.as(StepVerifier::create)
			.expectNext(1)
			.expectComplete()
			.verify(PATIENCE);
		assertThat(this.slow).extracting(SlowQuery::statements)
			.containsExactly(List.of("SELECT 1"), List.of("SELECT 2"));
		assertThat(observed.named("dataflow.operation")).singleElement()
			.satisfies((context) -> assertThat(((OperationObservationContext) context).statements())
				.containsExactly("SELECT 1", "SELECT 2"));
	}

	@Test
	void listenerThatFailsChangesNothing() {
		Observability observability = Observability.defaults()
			.withSlowQueryThreshold(Duration.ofNanos(1))
			.withSlowQueryListener((query) -> {
				throw new IllegalStateException("listener");
			});
		new Operations(new NoStore(), observability.interceptors("stock", DatabaseKind.H2))
			.execute(new Direct<>(stating("SELECT 1", Flux.just(1))))
			.as(StepVerifier::create)
			.expectNextCount(1)
			.expectComplete()
			.verify(PATIENCE);
	}

	@Test
	void zeroMeansNone() {
		assertThat(
				Observability.defaults().withSlowQueryThreshold(Duration.ZERO).interceptors("stock", DatabaseKind.H2))
			.isEmpty();
	}

	@Test
	void whenTheThresholdIsNegativeItIsRefused() {
		assertThatExceptionOfType(InvalidThresholdException.class)
			.isThrownBy(() -> Observability.defaults().withSlowQueryThreshold(Duration.ofMillis(-1)))
			.withMessage("[DF-401] 'slow-query-threshold' is PT-0.001S but must be zero or positive.");
	}

	/**
	 * Makes another attempt at what has failed.
	 */
	private static final class Twice implements OperationInterceptor {

		@Override
		public <R> Flux<R> intercept(Operation<R> operation, Chain next) {
			return next.proceed(operation).retry(1);
		}

		@Override
		public int order() {
			return RESILIENCE;
		}

	}

	private static final class NoStore implements Store {

		@Override
		public <C> C require(Class<C> capability) {
			throw new IllegalStateException("unused");
		}

	}

	@DataFlowModel
	record Thing(@Id String id) {

	}

	private record Direct<R>(Flux<R> result) implements Operation<R> {

		@Override
		public EntityModel model() {
			return MODEL;
		}

		@Override
		public Flux<R> on(Store store) {
			return this.result;
		}

	}

}
