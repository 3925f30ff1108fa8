/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.operation;

import io.dataflow.model.EntityModel;
import io.dataflow.model.FieldModel;
import io.dataflow.query.Filter;
import io.dataflow.query.Page;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * Reads what a continuous aggregate has computed, as {@link Downsample} would yield it.
 *
 * @param model the model
 * @param name the name of the aggregate
 * @param span from when to when
 * @param filter which groups
 * @param buckets what it computes; the width is not looked at
 * @param page which part of the rows
 * @since 0.1.0
 */
public record ReadContinuousAggregate(EntityModel model, String name, TimeSpan span, Filter filter, TimeBuckets buckets,
		Page page) implements Operation<Row> {

	/**
	 * Check the call.
	 * @throws InvalidTimeSeriesException DF-102 if the name is none, or the filter is not
	 * about fields of the groups
	 */
	public ReadContinuousAggregate {
		ContinuousAggregate.checkName(model, name);
		check(model, buckets, filter);
	}

	private static void check(EntityModel model, TimeBuckets buckets, Filter filter) {
		if (filter instanceof Filter.And and) {
			and.operands().forEach((operand) -> check(model, buckets, operand));
		}
		else if (filter instanceof Filter.Or or) {
			or.operands().forEach((operand) -> check(model, buckets, operand));
		}
		else if (filter instanceof Filter.Not not) {
			check(model, buckets, not.operand());
		}
		else if (!(filter instanceof Filter.All || filter instanceof Filter.None)) {
			FieldModel field = field(filter);
			if (field == null || !buckets.groups().contains(field)) {
				throw InvalidTimeSeriesException.notInAggregate(model,
						(field != null) ? field.name() : "condition on a related record or a document");
			}
		}
	}

	private static @Nullable FieldModel field(Filter filter) {
		if (filter instanceof Filter.Comparison comparison) {
			return comparison.field();
		}
		if (filter instanceof Filter.Membership membership) {
			return membership.field();
		}
		return (filter instanceof Filter.NullCheck check) ? check.field() : null;
	}

	@Override
	public Flux<Row> on(Store store) {
		return store.require(TimeSeriesOperations.class).readContinuousAggregate(this);
	}

	@Override
	public boolean isRead() {
		return true;
	}

}
