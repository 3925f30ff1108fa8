/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.lifecycle;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
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
		EntityModel model = operation.model();
		Instant now = this.clock.instant();
		if (operation instanceof Operation.Adding<R> adding) {
			return next.proceed(adding.withRows(adding.rows().stream().map((row) -> stamp(model, row, now)).toList()));
		}
		Operation<R> stamped = (operation instanceof Operation.AddingRecords<R> adding)
				? adding.withRecords(stamp(model, adding.records(), now)) : operation;
		if (stamped instanceof Operation.Changing<R> changing) {
			return next
				.proceed(changing.with(new Assignment.SetValue(model.updatedAt(), model.updatedAt().coerce(now))));
		}
		return next.proceed(stamped);
	}

	private Records stamp(EntityModel model, Records records, Instant now) {
		return records.with(model.createdAt(), model.createdAt().coerce(now))
			.with(model.updatedAt(), model.updatedAt().coerce(now));
	}

	private Row stamp(EntityModel model, Row row, Instant now) {
		Map<String, @Nullable Object> values = new LinkedHashMap<>(row.values());
		values.put(model.createdAt().name(), model.createdAt().coerce(now));
		values.put(model.updatedAt().name(), model.updatedAt().coerce(now));
		return new Row(values);
	}

}
