/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.mongodb;

import java.util.List;

import io.dataflow.adapter.CapabilityNotSupportedException;
import io.dataflow.adapter.DataException;
import io.dataflow.adapter.DatabaseKind;
import io.dataflow.adapter.Failure;
import io.dataflow.model.EntityModel;
import io.dataflow.model.FieldModel;
import io.dataflow.model.FieldRole;
import io.dataflow.model.FieldType;
import io.dataflow.query.Filter;
import io.dataflow.query.JsonFilter;
import io.dataflow.query.KeysetFilter;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * Writes filters as queries. MongoDB knows only true and false, filters also unknown. So
 * a filter is written in one of two ways: for the documents for which it is true, or for
 * those for which it is false; a negation changes from one to the other, and a document
 * for which the filter is unknown satisfies neither. Values are never part of a name or
 * of code: no query holds JavaScript.
 */
final class MongoFilters {

	private MongoFilters() {
	}

	/**
	 * Write a filter.
	 * @param filter the filter, without parts on related records, see
	 * {@link MongoRelations}
	 * @param model the model of the records that it is about
	 * @return the query of the documents for which the filter is true
	 * @throws io.dataflow.error.DataFlowException DF-502 when a value has more digits
	 * than MongoDB can hold; DF-701 when bytes are put in order
	 */
	static BsonDocument render(Filter filter, EntityModel model) {
		try {
			return render(filter, true);
		}
		catch (NumberFormatException ex) {
			// not attached as a cause: its message shows the value
			throw DataException.refused(new Failure("compare " + model.name(), null, null));
		}
	}

	private static BsonDocument render(Filter filter, boolean wanted) {
		if (filter instanceof Filter.And and) {
			return join((wanted) ? "$and" : "$or", and.operands(), wanted);
		}
		if (filter instanceof Filter.Or or) {
			return join((wanted) ? "$or" : "$and", or.operands(), wanted);
		}
		if (filter instanceof Filter.Not not) {
			return render(not.operand(), !wanted);
		}
		if (filter instanceof KeysetFilter after) {
			return render(after.expanded(), wanted);
		}
		if (filter instanceof JsonFilter json) {
			return MongoJsonFilters.render(json, wanted);
		}
		return field(filter, wanted);
	}

	private static BsonDocument join(String connective, List<Filter> operands, boolean wanted) {
		BsonArray parts = new BsonArray(operands.size());
		operands.forEach((operand) -> parts.add(render(operand, wanted)));
		return new BsonDocument(connective, parts);
	}

	private static BsonDocument field(Filter filter, boolean wanted) {
		if (filter instanceof Filter.Comparison comparison) {
			return comparison(comparison, wanted);
		}
		if (filter instanceof Filter.Membership membership) {
			return membership(membership, wanted);
		}
		if (filter instanceof Filter.NullCheck check) {
			return nullCheck(check.field(), check.negated() != wanted);
		}
		if (filter instanceof Filter.Related related) {
			throw new IllegalStateException("the records of " + related.target().name() + " were not looked up before");
		}
		return ((filter instanceof Filter.All) == wanted) ? new BsonDocument() : nothing();
	}

	/**
	 * Return the query that no document satisfies, which the server knows without
	 * looking.
	 */
	private static BsonDocument nothing() {
		return new BsonDocument(MongoValues.ID, new BsonDocument("$in", new BsonArray()));
	}

	private static BsonDocument comparison(Filter.Comparison comparison, boolean wanted) {
		FieldModel field = comparison.field();
		BsonValue value = MongoValues.encode(field, comparison.value());
		MongoComparison condition = MongoComparison.of(comparison.operator(), wanted);
		if (condition.ordering() && field.type() == FieldType.BYTES) {
			throw unordered();
		}
		// the plain form is the one that every server finds by the index of keys
		boolean key = condition.operator() == Filter.Operator.EQ && field.role() == FieldRole.ID;
		return new BsonDocument(MongoValues.name(field), key ? value : condition.query(value));
	}

	/**
	 * Refuse to put bytes in order, which MongoDB does by their number first.
	 */
	static CapabilityNotSupportedException unordered() {
		return new CapabilityNotSupportedException(DatabaseKind.MONGODB, "the order of bytes",
				"Compare bytes with $eq, $ne or $in, or keep what has an order in a text field.");
	}

	private static BsonDocument membership(Filter.Membership membership, boolean wanted) {
		BsonArray values = new BsonArray(membership.values().size() + 1);
		membership.values().forEach((value) -> values.add(MongoValues.encode(membership.field(), value)));
		boolean among = membership.negated() != wanted;
		if (!among) {
			values.add(BsonNull.VALUE);
		}
		return new BsonDocument(MongoValues.name(membership.field()),
				new BsonDocument((among) ? "$in" : "$nin", values));
	}

	/**
	 * A comparison of a list looks at its elements, one of which may be null.
	 */
	private static BsonDocument nullCheck(FieldModel field, boolean absent) {
		String name = MongoValues.name(field);
		if (field.type() != FieldType.JSON) {
			return new BsonDocument(name, new BsonDocument((absent) ? "$eq" : "$ne", BsonNull.VALUE));
		}
		return (absent) ? MongoJsonFilters.isNull(name) : MongoJsonFilters.isNotNull(name);
	}

	/**
	 * Return the part of a query that lists do not satisfy.
	 */
	static BsonDocument noList() {
		return new BsonDocument("$not", new BsonDocument("$type", new BsonString("array")));
	}

}
