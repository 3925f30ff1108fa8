/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.lifecycle;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;

import io.dataflow.model.EntityModel;
import io.dataflow.operation.Operation;
import io.dataflow.operation.Records;
import io.dataflow.operation.Row;
import io.dataflow.pipeline.OperationInterceptor;
import io.dataflow.query.Assignment;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * Writes when records were created and changed.
 *
 * @since 0.1.0
 */
public final class Timestamps implements OperationInterceptor {

	private final Clock clock;

	/**
	 * Create the interceptor.
	 * @param clock what tells the time
	 */
	public Timestamps(Clock clock) {
		this.clock = clock;
	}

	@Override
	public <R> Flux<R> intercept(Operation<R> operation, Chain next) {
		if (operation.isRead()) {
			return next.proceed(operation);
		}
		EntityModel model = operation.model();
		Instant now = this.clock.instant();
		if (operation instanceof Operation.Adding<R> adding) {
			Operation.Adding<R> stamped = adding
				.withRows(adding.rows().stream().map((row) -> stamp(model, row, now)).toList());
			return next.proceed((stamped instanceof Operation.Merging<R> merging) ? merge(merging, now) : stamped);
		}
		Operation<R> stamped = (operation instanceof Operation.AddingRecords<R> adding)
				? adding.withRecords(stamp(model, adding.records(), now)) : operation;
		if (stamped instanceof Operation.Changing<R> changing) {
			return next.proceed(change(changing, now));
		}
		return next.proceed(stamped);
	}

	private Records stamp(EntityModel model, Records records, Instant now) {
		return records.with(model.createdAt(), model.createdAt().coerce(now))
			.with(model.updatedAt(), model.updatedAt().coerce(now));
	}

	private static <R> Operation.Changing<R> change(Operation.Changing<R> changing, Instant now) {
		Operation.Changing<R> changed = changing;
		for (Assignment assignment : changing.assignments()) {
			changed = (assignment instanceof Assignment.Now time) ? changed.with(time.at(now)) : changed;
		}
		return changed.with(updated(changing.model(), now));
	}

	private static <R> Operation.Merging<R> merge(Operation.Merging<R> merging, Instant now) {
		return merging
			.withAssignments(merging.assignments()
				.stream()
				.map((assignment) -> (assignment instanceof Assignment.Now time) ? time.at(now) : assignment)
				.toList())
			.alongside(updated(merging.model(), now));
	}

	private static Assignment updated(EntityModel model, Instant now) {
		return new Assignment.SetValue(model.updatedAt(), model.updatedAt().coerce(now));
	}

	private Row stamp(EntityModel model, Row row, Instant now) {
		Map<String, @Nullable Object> values = row.copy();
		values.put(model.createdAt().name(), model.createdAt().coerce(now));
		values.put(model.updatedAt().name(), model.updatedAt().coerce(now));
		return new Row(values);
	}

}
