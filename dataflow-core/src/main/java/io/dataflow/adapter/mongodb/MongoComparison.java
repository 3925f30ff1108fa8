/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.mongodb;

import java.util.List;

import io.dataflow.query.Filter.Operator;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonRegularExpression;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * How values are compared once the negations around a comparison are taken into it. A
 * comparison with null, and that of values of different kinds, satisfies nothing.
 *
 * @param operator the operator
 * @param wanted whether the operator is to hold; only of patterns {@code false}
 */
record MongoComparison(Operator operator, boolean wanted) {

	/**
	 * Take a negation into a comparison.
	 * @param operator the operator
	 * @param wanted whether it is to hold
	 * @return the comparison
	 */
	static MongoComparison of(Operator operator, boolean wanted) {
		if (wanted) {
			return new MongoComparison(operator, true);
		}
		return switch (operator) {
			case EQ -> new MongoComparison(Operator.NE, true);
			case NE -> new MongoComparison(Operator.EQ, true);
			case GT -> new MongoComparison(Operator.LTE, true);
			case GTE -> new MongoComparison(Operator.LT, true);
			case LT -> new MongoComparison(Operator.GTE, true);
			case LTE -> new MongoComparison(Operator.GT, true);
			case LIKE, ILIKE, REGEX -> new MongoComparison(operator, false);
		};
	}

	/**
	 * Tell whether values must have an order.
	 * @return whether they must
	 */
	boolean ordering() {
		return switch (this.operator) {
			case GT, GTE, LT, LTE -> true;
			default -> false;
		};
	}

	/**
	 * Tell whether a text is matched.
	 * @return whether the value is a pattern
	 */
	boolean matching() {
		return switch (this.operator) {
			case LIKE, ILIKE, REGEX -> true;
			default -> false;
		};
	}

	/**
	 * Write the condition on a field whose values are of one kind, or null.
	 * @param value the value
	 * @return the condition
	 */
	BsonDocument query(BsonValue value) {
		if (matching()) {
			BsonRegularExpression pattern = pattern(value);
			return (this.wanted) ? regex(pattern) : new BsonDocument("$not", pattern).append("$ne", BsonNull.VALUE);
		}
		if (this.operator == Operator.NE) {
			return new BsonDocument("$nin", new BsonArray(List.of(value, BsonNull.VALUE)));
		}
		return new BsonDocument(name(), value);
	}

	/**
	 * Write the condition as an expression, on something that has the kind of the value.
	 * @param found what is compared
	 * @param value the value
	 * @return the condition
	 */
	BsonDocument expression(BsonValue found, BsonValue value) {
		if (!matching()) {
			return MongoExpressions.call(name(), found, MongoExpressions.literal(value));
		}
		BsonRegularExpression pattern = pattern(value);
		BsonDocument match = new BsonDocument("$regexMatch",
				new BsonDocument("input", found)
					.append("regex", MongoExpressions.literal(new BsonString(pattern.getPattern())))
					.append("options", new BsonString(pattern.getOptions())));
		return MongoExpressions.call("$eq", match, BsonBoolean.valueOf(this.wanted));
	}

	/**
	 * Return the name of a comparison that is none of a pattern.
	 */
	String name() {
		return switch (this.operator) {
			case EQ -> "$eq";
			case NE -> "$ne";
			case GT -> "$gt";
			case GTE -> "$gte";
			case LT -> "$lt";
			case LTE -> "$lte";
			case LIKE, ILIKE, REGEX -> "$regex";
		};
	}

	private BsonRegularExpression pattern(BsonValue value) {
		String text = value.asString().getValue();
		return (this.operator == Operator.REGEX) ? MongoPatterns.found(text)
				: MongoPatterns.like(text, this.operator == Operator.ILIKE);
	}

	private static BsonDocument regex(BsonRegularExpression pattern) {
		return new BsonDocument("$regex", new BsonString(pattern.getPattern())).append("$options",
				new BsonString(pattern.getOptions()));
	}

}
