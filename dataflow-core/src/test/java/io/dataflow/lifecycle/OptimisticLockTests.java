/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.lifecycle;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

import io.dataflow.model.DataFlowModel;
import io.dataflow.model.EntityModel;
import io.dataflow.operation.Operation;
import io.dataflow.operation.Row;
import io.dataflow.operation.Select;
import io.dataflow.operation.Update;
import io.dataflow.pipeline.OperationInterceptor;
import io.dataflow.query.Assignment;
import io.dataflow.query.Filter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.data.annotation.Id;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

class OptimisticLockTests {

	private final EntityModel model = EntityModel.of(Page.class);

	private final OptimisticLock lock = new OptimisticLock();

	@Test
	void changeThatFindsAnotherVersionIsAConflict() {
		this.lock.intercept(update(2L), store(List.of(new Row(Map.of("id", "p1", "version", 5L)))))
			.as(StepVerifier::create)
			.expectErrorSatisfies(
					(error) -> assertThat(error).isInstanceOfSatisfying(VersionConflictException.class, (conflict) -> {
						assertThat(conflict)
							.hasMessage("[DF-507] Version conflict: Page was expected to have version 2 but has 5.");
						assertThat(conflict.expected()).isEqualTo(2L);
						assertThat(conflict.actual()).isEqualTo(5L);
					}))
			.verify(ofSeconds(5));
	}

	@Test
	void oneRecordIsAskedForAndNothingIsCancelled() {
		AtomicReference<Select> asked = new AtomicReference<>();
		AtomicBoolean cancelled = new AtomicBoolean();
		OperationInterceptor.Chain store = store(List.of(new Row(Map.of("id", "p1", "version", 5L))));
		this.lock.intercept(update(2L), new OperationInterceptor.Chain() {
			@Override
			public <R> Flux<R> proceed(Operation<R> operation) {
				if (operation instanceof Select select) {
					asked.set(select);
				}
				return store.proceed(operation).doOnCancel(() -> cancelled.set(true));
			}
		}).as(StepVerifier::create).expectError(VersionConflictException.class).verify(ofSeconds(5));
		assertThat(asked.get().page().limit()).isOne();
		assertThat(cancelled).isFalse();
	}

	@Test
	void changeThatFindsNoRecordIsNoConflict() {
		this.lock.intercept(update(2L), store(List.of()))
			.as(StepVerifier::create)
			.expectComplete()
			.verify(ofSeconds(5));
	}

	@Test
	void changeThatExpectsNoVersionIsNoConflict() {
		this.lock.intercept(update(null), store(List.of(new Row(Map.of("id", "p1", "version", 5L)))))
			.as(StepVerifier::create)
			.expectComplete()
			.verify(ofSeconds(5));
	}

	private Update update(@Nullable Long version) {
		return new Update(this.model, Filter.equal(this.model.id(), "p1"),
				List.of(new Assignment.SetValue(this.model.field("text"), "x")), version, false);
	}

	/**
	 * A store that changes nothing and finds the given rows.
	 */
	private static OperationInterceptor.Chain store(List<Row> found) {
		return new OperationInterceptor.Chain() {
			@Override
			@SuppressWarnings("unchecked")
			public <R> Flux<R> proceed(Operation<R> operation) {
				return (operation instanceof Select) ? (Flux<R>) Flux.fromIterable(found) : Flux.empty();
			}
		};
	}

	@DataFlowModel(versioned = true)
	record Page(@Id String id, String text) {

	}

}
