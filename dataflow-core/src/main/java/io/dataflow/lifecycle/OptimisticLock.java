/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.lifecycle;

import java.util.Map;
import java.util.Objects;

import io.dataflow.model.FieldModel;
import io.dataflow.operation.Operation;
import io.dataflow.operation.Row;
import io.dataflow.operation.Select;
import io.dataflow.pipeline.OperationInterceptor;
import io.dataflow.query.Assignment;
import io.dataflow.query.Filter;
import io.dataflow.query.Page;
import io.dataflow.query.Sort;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * Counts the versions of the records of versioned models, and lets a change that expects
 * a version reach no other.
 *
 * @since 0.1.0
 */
public final class OptimisticLock implements OperationInterceptor {

	private static final long FIRST = 1;

	@Override
	public <R> Flux<R> intercept(Operation<R> operation, Chain next) {
		FieldModel version = operation.model().version();
		if (version == null) {
			return next.proceed(operation);
		}
		if (operation instanceof Operation.Adding<R> adding) {
			Operation.Adding<R> counted = adding
				.withRows(adding.rows().stream().map((row) -> first(row, version)).toList());
			return next.proceed((counted instanceof Operation.Merging<R> merging)
					? merging.alongside(new Assignment.Increment(version, coerce(version, 1L))) : counted);
		}
		Operation<R> counted = (operation instanceof Operation.AddingRecords<R> adding)
				? adding.withRecords(adding.records().with(version, version.coerce(FIRST))) : operation;
		if (counted instanceof Operation.Changing<R> changing) {
			return change(changing, version, next);
		}
		return next.proceed(counted);
	}

	private Row first(Row row, FieldModel version) {
		Map<String, @Nullable Object> values = row.copy();
		values.put(version.name(), version.coerce(FIRST));
		return new Row(values);
	}

	private <R> Flux<R> change(Operation.Changing<R> changing, FieldModel version, Chain next) {
		Operation.Changing<R> counting = changing.with(new Assignment.Increment(version, coerce(version, 1L)));
		Long expected = changing.expectedVersion();
		if (expected == null) {
			return next.proceed(counting);
		}
		Filter sameVersion = changing.filter().and(Filter.equal(version, coerce(version, expected)));
		return next.proceed(counting.withFilter(sameVersion))
			.switchIfEmpty(Flux.defer(() -> explain(changing, version, expected, next)));
	}

	/**
	 * Nothing changed: either there is no such record, which is no conflict, or it has
	 * another version. One record is all that is asked for, and nothing is cancelled,
	 * neither by who takes the first of many nor by an error that is known at once: some
	 * databases need another connection for that.
	 */
	private <R> Flux<R> explain(Operation.Changing<R> changing, FieldModel version, long expected, Chain next) {
		Select one = new Select(changing.model(), changing.filter(), Sort.unsorted(), new Page(1, 0), false);
		return next.proceed(one)
			.singleOrEmpty()
			.flatMapMany((row) -> Flux.defer(() -> Flux
				.error(new VersionConflictException(changing.model().name(), expected, row.get(version.name())))));
	}

	private static Object coerce(FieldModel version, long value) {
		return Objects.requireNonNull(version.coerce(value));
	}

}
