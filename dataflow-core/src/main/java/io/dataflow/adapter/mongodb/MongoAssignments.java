/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.mongodb;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.dataflow.adapter.DataException;
import io.dataflow.adapter.Failure;
import io.dataflow.model.FieldModel;
import io.dataflow.model.FieldType;
import io.dataflow.query.Assignment;
import org.bson.BsonArray;
import org.bson.BsonDecimal128;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;

/**
 * Writes what an update does to fields. The operators of MongoDB are used where they
 * answer as SQL does: where the field is never null, and where a number that does not fit
 * is refused. Everything else is computed by a pipeline, from the values that the
 * document had before; there a number that does not fit is refused by its conversion.
 */
final class MongoAssignments {

	private static final BsonDecimal128 HALF = decimal("0.00000000005");

	private static final BsonDecimal128 LIMIT = decimal("1E28");

	private static final int FRACTION_DIGITS = 10;

	private MongoAssignments() {
	}

	/**
	 * Write assignments; of several for one field the last counts.
	 * @param assignments the assignments, at least one
	 * @return the update
	 * @throws DataException DF-502 when a value has more digits than MongoDB can hold
	 */
	static MongoUpdate render(List<Assignment> assignments) {
		Map<FieldModel, Assignment> last = new LinkedHashMap<>();
		assignments.forEach((assignment) -> last.put(assignment.field(), assignment));
		try {
			if (last.values().stream().allMatch(MongoAssignments::isOperator)) {
				return MongoUpdate.of(operators(last.values()));
			}
			return MongoUpdate.computing(values(last.values()));
		}
		catch (NumberFormatException ex) {
			// not attached as a cause: its message shows the value
			throw DataException.refused(new Failure("store " + assignments.get(0).field(), null, null));
		}
	}

	private static boolean isOperator(Assignment assignment) {
		FieldModel field = assignment.field();
		if (assignment instanceof Assignment.Increment) {
			return !field.nullable() && field.type() == FieldType.LONG;
		}
		if (assignment instanceof Assignment.Calculation calculation) {
			return !field.nullable() && switch (calculation.operator()) {
				case MULTIPLY -> field.type() == FieldType.LONG;
				case LEAST, GREATEST, PUSH, PULL -> true;
				case CONCAT, COALESCE -> false;
			};
		}
		return true;
	}

	private static BsonDocument operators(Iterable<Assignment> assignments) {
		BsonDocument operators = new BsonDocument();
		for (Assignment assignment : assignments) {
			operators.computeIfAbsent(operator(assignment), (name) -> new BsonDocument())
				.asDocument()
				.append(MongoValues.name(assignment.field()), operand(assignment));
		}
		return operators;
	}

	private static String operator(Assignment assignment) {
		if (assignment instanceof Assignment.Increment) {
			return "$inc";
		}
		if (assignment instanceof Assignment.Calculation calculation) {
			return switch (calculation.operator()) {
				case MULTIPLY -> "$mul";
				case LEAST -> "$min";
				case GREATEST -> "$max";
				case PUSH -> "$push";
				case PULL -> "$pull";
				case CONCAT, COALESCE -> throw new IllegalStateException("no operator computes " + calculation);
			};
		}
		return "$set";
	}

	private static BsonValue operand(Assignment assignment) {
		if (assignment instanceof Assignment.Calculation calculation
				&& calculation.operator() == Assignment.Operator.PUSH) {
			// a document is pushed as it is, whatever its keys are
			return new BsonDocument("$each", new BsonArray(List.of(MongoJson.encode(calculation.operand()))));
		}
		return value(assignment);
	}

	private static BsonValue value(Assignment assignment) {
		FieldModel field = assignment.field();
		if (assignment instanceof Assignment.SetValue set) {
			return MongoValues.encode(field, set.value());
		}
		if (assignment instanceof Assignment.Now now) {
			// only what went past the lifecycle has not been given its time yet
			return MongoValues.encode(field, now.at(Instant.now()).value());
		}
		if (assignment instanceof Assignment.Increment increment) {
			return MongoValues.encode(field, increment.amount());
		}
		@Nullable Object operand = ((Assignment.Calculation) assignment).operand();
		return (field.type() == FieldType.JSON) ? MongoJson.encode(operand) : MongoValues.encode(field, operand);
	}

	private static BsonDocument values(Iterable<Assignment> assignments) {
		BsonDocument values = new BsonDocument();
		for (Assignment assignment : assignments) {
			values.append(MongoValues.name(assignment.field()), expression(assignment));
		}
		return values;
	}

	private static BsonValue expression(Assignment assignment) {
		FieldModel field = assignment.field();
		BsonDocument present = MongoExpressions.field(MongoValues.name(field));
		BsonDocument operand = MongoExpressions.literal(value(assignment));
		if (assignment instanceof Assignment.Increment) {
			return number(field, MongoExpressions.call("$add", present, operand));
		}
		if (assignment instanceof Assignment.Calculation calculation) {
			return switch (calculation.operator()) {
				case MULTIPLY -> number(field, MongoExpressions.call("$multiply", present, operand));
				case LEAST -> unlessNull(present, MongoExpressions.call("$min", present, operand));
				case GREATEST -> unlessNull(present, MongoExpressions.call("$max", present, operand));
				case CONCAT -> MongoExpressions.call("$concat", present, operand);
				case COALESCE -> MongoExpressions.call("$ifNull", present, operand);
				case PUSH -> MongoExpressions.call("$concatArrays",
						MongoExpressions.call("$ifNull", present, new BsonArray()), new BsonArray(List.of(operand)));
				case PULL -> unlessNull(present, without(present, operand));
			};
		}
		return operand;
	}

	private static BsonDocument without(BsonDocument list, BsonDocument element) {
		return new BsonDocument("$filter", new BsonDocument("input", list).append("as", new BsonString("element"))
			.append("cond", MongoExpressions.call("$ne", MongoExpressions.variable("element"), element)));
	}

	private static BsonDocument unlessNull(BsonDocument present, BsonDocument computed) {
		return MongoExpressions.when(MongoExpressions.isNull(present), BsonNull.VALUE, computed);
	}

	/**
	 * Bring a number into the type of its field; null stays null. The conversion of a
	 * number that is too large fails, and so does the update.
	 */
	private static BsonDocument number(FieldModel field, BsonDocument computed) {
		return switch (field.type()) {
			case INTEGER -> new BsonDocument("$toInt", computed);
			case LONG -> new BsonDocument("$toLong", computed);
			case DOUBLE -> within(new BsonDouble(Double.MAX_VALUE), "$gt", computed);
			default -> within(LIMIT, "$gte", rounded(computed));
		};
	}

	private static BsonDocument within(BsonValue limit, String beyond, BsonDocument computed) {
		BsonValue number = MongoExpressions.variable("number");
		BsonDocument tooLarge = MongoExpressions.call(beyond, MongoExpressions.call("$abs", number), limit);
		return MongoExpressions.let("number", computed,
				MongoExpressions.when(tooLarge, new BsonDocument("$toLong", number), number));
	}

	/**
	 * Half is rounded up, away from zero, which {@code $round} does not do.
	 */
	private static BsonDocument rounded(BsonDocument computed) {
		BsonValue exact = MongoExpressions.variable("exact");
		BsonDocument up = MongoExpressions.when(MongoExpressions.call("$lt", exact, new BsonInt32(0)),
				new BsonDocument("$subtract", new BsonArray(List.of(exact, HALF))),
				MongoExpressions.call("$add", exact, HALF));
		return MongoExpressions.let("exact", computed,
				MongoExpressions.call("$trunc", up, new BsonInt32(FRACTION_DIGITS)));
	}

	private static BsonDecimal128 decimal(String number) {
		return new BsonDecimal128(new Decimal128(new BigDecimal(number)));
	}

}
