/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.lifecycle;

import java.time.Clock;

import io.dataflow.model.FieldModel;
import io.dataflow.operation.Operation;
import io.dataflow.pipeline.OperationInterceptor;
import io.dataflow.query.Assignment;
import io.dataflow.query.Filter;
import reactor.core.publisher.Flux;

/**
 * Marks records of models with soft deletion instead of removing them, and hides marked
 * records from every operation that does not ask for them; also from conditions on the
 * records that others belong to. An upsert that meets a marked record restores it, be it
 * one of many.
 *
 * @since 0.1.0
 */
public final class SoftDelete implements OperationInterceptor {

	private final Clock clock;

	/**
	 * Create the interceptor.
	 * @param clock what tells the time
	 */
	public SoftDelete(Clock clock) {
		this.clock = clock;
	}

	@Override
	public <R> Flux<R> intercept(Operation<R> operation, Chain next) {
		FieldModel deletedAt = operation.model().deletedAt();
		if (deletedAt != null && operation instanceof Operation.Merging<R> merging) {
			return next.proceed(merging.alongside(new Assignment.SetValue(deletedAt, null)));
		}
		if (deletedAt != null && operation instanceof Operation.Changing<R> changing
				&& operation instanceof Operation.AddingRecords<R>) {
			return next.proceed(changing.with(new Assignment.SetValue(deletedAt, null)));
		}
		if (!(operation instanceof Operation.Selecting<R> selecting) || selecting.includeDeleted()) {
			return next.proceed(operation);
		}
		Filter filter = selecting.filter().mapRelated(SoftDelete::living);
		if (deletedAt == null) {
			return next.proceed((filter.equals(selecting.filter())) ? selecting : selecting.withFilter(filter));
		}
		Filter living = filter.and(new Filter.NullCheck(deletedAt, false));
		if (operation instanceof Operation.Removing<R> removing) {
			Assignment mark = new Assignment.SetValue(deletedAt, deletedAt.coerce(this.clock.instant()));
			return next.proceed(removing.marking(mark).withFilter(living));
		}
		return next.proceed(selecting.withFilter(living));
	}

	private static Filter living(Filter.Related related) {
		FieldModel deletedAt = related.target().deletedAt();
		return (deletedAt == null) ? related
				: related.with(related.filter().and(new Filter.NullCheck(deletedAt, false)));
	}

}
