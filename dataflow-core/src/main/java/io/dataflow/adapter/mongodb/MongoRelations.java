/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.mongodb;

import java.util.List;
import java.util.Objects;

import io.dataflow.adapter.CapabilityNotSupportedException;
import io.dataflow.adapter.DatabaseKind;
import io.dataflow.model.EntityModel;
import io.dataflow.model.FieldModel;
import io.dataflow.query.Filter;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Puts keys in the place of conditions on related records: those of the related records
 * that satisfy the condition, which are read before. MongoDB can look at other
 * collections only where it reads, so this is the one way that is the same for reads,
 * updates and removals. Outside of a transaction another caller can change a related
 * record in between.
 */
final class MongoRelations {

	/**
	 * What fits into a query, whatever the keys are.
	 */
	static final int MAXIMUM = 100_000;

	private final Keys keys;

	/**
	 * Create a replacement.
	 * @param keys where keys come from
	 */
	MongoRelations(Keys keys) {
		this.keys = keys;
	}

	/**
	 * Replace conditions on related records.
	 * @param filter the filter
	 * @return the filter without such conditions, cold; the filter itself at once when it
	 * has none
	 */
	Mono<Filter> resolve(Filter filter) {
		return has(filter) ? replace(filter) : Mono.just(filter);
	}

	private static boolean has(Filter filter) {
		if (filter instanceof Filter.And and) {
			return and.operands().stream().anyMatch(MongoRelations::has);
		}
		if (filter instanceof Filter.Or or) {
			return or.operands().stream().anyMatch(MongoRelations::has);
		}
		return (filter instanceof Filter.Not not) ? has(not.operand()) : filter instanceof Filter.Related;
	}

	private Mono<Filter> replace(Filter filter) {
		if (filter instanceof Filter.And and) {
			return all(and.operands()).map(Filter::and);
		}
		if (filter instanceof Filter.Or or) {
			return all(or.operands()).map(Filter::or);
		}
		if (filter instanceof Filter.Not not) {
			return replace(not.operand()).map(Filter::not);
		}
		return (filter instanceof Filter.Related related) ? related(related) : Mono.just(filter);
	}

	private Mono<List<Filter>> all(List<Filter> filters) {
		return Flux.fromIterable(filters).concatMap(this::replace).collectList();
	}

	private Mono<Filter> related(Filter.Related related) {
		return resolve(related.filter()).flatMap((filter) -> this.keys.of(related.target(), filter)
			.take(MAXIMUM + 1L)
			.collectList()
			.map((keys) -> among(related, keys)));
	}

	/**
	 * A record that belongs to none does not satisfy the condition, so that a negation
	 * finds it.
	 */
	private static Filter among(Filter.Related related, List<Object> keys) {
		if (keys.size() > MAXIMUM) {
			throw tooMany(related);
		}
		if (keys.isEmpty()) {
			return Filter.none();
		}
		FieldModel field = related.relation().field();
		List<Object> values = keys.stream().map((key) -> Objects.requireNonNull(field.coerce(key))).toList();
		Filter found = new Filter.Membership(field, values, false);
		return field.nullable() ? new Filter.NullCheck(field, true).and(found) : found;
	}

	private static CapabilityNotSupportedException tooMany(Filter.Related related) {
		return new CapabilityNotSupportedException(DatabaseKind.MONGODB,
				"conditions on '" + related.relation().name() + "' of " + related.model().name() + " that more than "
						+ MAXIMUM + " records of " + related.target().name() + " satisfy",
				"Narrow the condition, or filter by '" + related.relation().field().name() + "' itself.");
	}

	/**
	 * Reads the primary keys of records.
	 */
	interface Keys {

		/**
		 * Read primary keys.
		 * @param model the model
		 * @param filter which records, without conditions on related ones
		 * @return their keys in normal form, cold
		 */
		Flux<Object> of(EntityModel model, Filter filter);

	}

}
