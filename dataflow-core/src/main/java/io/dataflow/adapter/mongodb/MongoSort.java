/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.mongodb;

import java.util.Collection;

import io.dataflow.model.FieldModel;
import io.dataflow.model.FieldType;
import io.dataflow.query.Sort;
import org.bson.BsonDocument;
import org.bson.BsonInt32;

/**
 * Writes orders and projections. Null, and what is missing, is the smallest value of
 * MongoDB as it is.
 */
final class MongoSort {

	private MongoSort() {
	}

	/**
	 * Write an order.
	 * @param sort the order
	 * @return the names of the fields with their directions; empty when there is no order
	 * @throws io.dataflow.adapter.CapabilityNotSupportedException DF-701 when it is by
	 * bytes
	 */
	static BsonDocument render(Sort sort) {
		BsonDocument order = new BsonDocument();
		for (Sort.Order part : sort.orders()) {
			if (part.field().type() == FieldType.BYTES) {
				throw MongoFilters.unordered();
			}
			order.putIfAbsent(MongoValues.name(part.field()), direction(part.descending()));
		}
		return order;
	}

	static BsonInt32 direction(boolean descending) {
		return new BsonInt32((descending) ? -1 : 1);
	}

	/**
	 * Write a projection.
	 * @param fields the fields that are wanted
	 * @return the projection, which leaves out the primary key unless it is wanted
	 */
	static BsonDocument projection(Collection<FieldModel> fields) {
		BsonDocument projection = new BsonDocument();
		fields.forEach((field) -> projection.append(MongoValues.name(field), new BsonInt32(1)));
		if (!projection.containsKey(MongoValues.ID)) {
			projection.append(MongoValues.ID, new BsonInt32(0));
		}
		return projection;
	}

}
