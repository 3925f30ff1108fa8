/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.mongodb;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.dataflow.adapter.DataException;
import io.dataflow.adapter.Failure;
import io.dataflow.model.FieldModel;
import io.dataflow.model.FieldType;
import io.dataflow.operation.Aggregate;
import io.dataflow.query.Aggregation;
import io.dataflow.query.Aggregation.Function;
import io.dataflow.query.Aggregation.Measure;
import io.dataflow.query.Filter;
import org.bson.BsonArray;
import org.bson.BsonDecimal128;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.types.Decimal128;

/**
 * Writes an aggregation as a pipeline. Values are told apart by position, so that aliases
 * are no part of it: of the measure {@code i}, {@code m<i>} is what was computed,
 * {@code c<i>} over how many values, and {@code v<i>} the sum or average, which is null
 * without values. The fields of the groups are {@code _id.g<i>}.
 */
final class AggregationPipeline {

	private static final BsonDecimal128 ZERO = new BsonDecimal128(Decimal128.POSITIVE_ZERO);

	private static final BsonInt32 ONE = new BsonInt32(1);

	private final Aggregate aggregate;

	private final Aggregation aggregation;

	AggregationPipeline(Aggregate aggregate) {
		this.aggregate = aggregate;
		this.aggregation = aggregate.aggregation();
	}

	/**
	 * Write the stages.
	 * @param filter which records, without conditions on related ones
	 * @return the stages
	 */
	List<BsonDocument> stages(Filter filter) {
		List<BsonDocument> stages = new ArrayList<>();
		if (!(filter instanceof Filter.All)) {
			stages.add(new BsonDocument("$match", MongoFilters.render(filter, this.aggregate.model())));
		}
		boolean chosen = !this.aggregation.having().isEmpty();
		stages.addAll((chosen && this.aggregation.groups().isEmpty()) ? single() : List.of(group()));
		BsonDocument values = values();
		if (!values.isEmpty()) {
			stages.add(new BsonDocument("$addFields", values));
		}
		if (chosen) {
			stages.add(having());
		}
		page(stages);
		return stages;
	}

	private void page(List<BsonDocument> stages) {
		BsonDocument order = order();
		if (!order.isEmpty()) {
			stages.add(new BsonDocument("$sort", order));
		}
		if (this.aggregate.page().offset() > 0) {
			stages.add(new BsonDocument("$skip", new BsonInt64(this.aggregate.page().offset())));
		}
		if (this.aggregate.page().limited()) {
			stages.add(new BsonDocument("$limit", new BsonInt64(this.aggregate.page().limit())));
		}
	}

	private BsonDocument group() {
		BsonDocument group = new BsonDocument(MongoValues.ID, groups());
		for (int i = 0; i < this.aggregation.measures().size(); i++) {
			Measure measure = this.aggregation.measures().get(i);
			group.append("m" + i, computed(measure));
			if (counted(measure)) {
				group.append("c" + i, new BsonDocument("$sum", present(measure)));
			}
		}
		return new BsonDocument("$group", group);
	}

	/**
	 * Without records there is one group all the same, which the conditions on groups are
	 * to see.
	 */
	private List<BsonDocument> single() {
		BsonDocument nothing = new BsonDocument(MongoValues.ID, BsonNull.VALUE);
		for (int i = 0; i < this.aggregation.measures().size(); i++) {
			boolean value = isValue(this.aggregation.measures().get(i));
			nothing.append("m" + i, (value) ? BsonNull.VALUE : new BsonInt32(0)).append("c" + i, new BsonInt32(0));
		}
		BsonDocument first = MongoExpressions.call("$ifNull",
				MongoExpressions.call("$arrayElemAt", new BsonString("$all"), new BsonInt32(0)),
				MongoExpressions.literal(nothing));
		return List.of(new BsonDocument("$facet", new BsonDocument("all", new BsonArray(List.of(group())))),
				new BsonDocument("$replaceRoot", new BsonDocument("newRoot", first)));
	}

	private BsonValue groups() {
		if (this.aggregation.groups().isEmpty()) {
			return BsonNull.VALUE;
		}
		BsonDocument groups = new BsonDocument();
		for (int i = 0; i < this.aggregation.groups().size(); i++) {
			groups.append("g" + i, MongoExpressions.field(MongoValues.name(this.aggregation.groups().get(i))));
		}
		return groups;
	}

	private static BsonDocument computed(Measure measure) {
		FieldModel field = measure.field();
		if (field == null) {
			return new BsonDocument("$sum", ONE);
		}
		BsonString value = new BsonString("$" + MongoValues.name(field));
		return switch (measure.function()) {
			case COUNT -> new BsonDocument("$sum", present(measure));
			case MIN -> new BsonDocument("$min", value);
			case MAX -> new BsonDocument("$max", value);
			case SUM, AVG -> new BsonDocument("$sum", summand(measure, field, value));
		};
	}

	/**
	 * The sum of whole numbers becomes inexact when it is large, that of decimals does
	 * not.
	 */
	private static BsonValue summand(Measure measure, FieldModel field, BsonString value) {
		boolean exact = field.type() == FieldType.DECIMAL || field.type() == FieldType.DOUBLE
				|| (field.type() == FieldType.INTEGER && measure.function() == Function.SUM);
		return (exact) ? value : MongoExpressions.call("$add", value, ZERO);
	}

	private static BsonDocument present(Measure measure) {
		BsonString value = new BsonString("$" + MongoValues.name(Objects.requireNonNull(measure.field())));
		return MongoExpressions.when(MongoExpressions.isNull(value), new BsonInt32(0), ONE);
	}

	private BsonDocument values() {
		BsonDocument values = new BsonDocument();
		for (int i = 0; i < this.aggregation.measures().size(); i++) {
			Measure measure = this.aggregation.measures().get(i);
			if (counted(measure)) {
				BsonString sum = new BsonString("$m" + i);
				BsonString count = new BsonString("$c" + i);
				BsonValue value = (measure.function() == Function.SUM) ? sum
						: MongoExpressions.call("$divide", sum, count);
				values.append("v" + i, MongoExpressions.when(MongoExpressions.call("$eq", count, new BsonInt32(0)),
						BsonNull.VALUE, value));
			}
		}
		return values;
	}

	private BsonDocument having() {
		BsonArray conditions = new BsonArray();
		for (Aggregation.Condition condition : this.aggregation.having()) {
			conditions.add(new BsonDocument(name(condition.measure()),
					MongoComparison.of(condition.operator(), true).query(operand(condition))));
		}
		return new BsonDocument("$match", new BsonDocument("$and", conditions));
	}

	private static BsonValue operand(Aggregation.Condition condition) {
		FieldModel field = condition.measure().field();
		boolean decimal = condition.operand() instanceof BigDecimal && !isValue(condition.measure());
		if (!decimal && field != null) {
			return MongoValues.encode(field, condition.operand());
		}
		try {
			return new BsonDecimal128(new Decimal128((BigDecimal) condition.operand()));
		}
		catch (NumberFormatException ex) {
			// not attached as a cause: its message shows the value
			throw DataException.refused(new Failure("compare '" + condition.measure().alias() + "'", null, null));
		}
	}

	private BsonDocument order() {
		BsonDocument order = new BsonDocument();
		for (Aggregation.Order part : this.aggregation.orders()) {
			Measure measure = part.measure();
			order.putIfAbsent((measure != null) ? name(measure) : name(Objects.requireNonNull(part.group())),
					MongoSort.direction(part.descending()));
		}
		this.aggregation.groups().forEach((group) -> order.putIfAbsent(name(group), MongoSort.direction(false)));
		return order;
	}

	private String name(FieldModel group) {
		if (group.type() == FieldType.BYTES) {
			throw MongoFilters.unordered();
		}
		return MongoValues.ID + ".g" + this.aggregation.groups().indexOf(group);
	}

	private String name(Measure measure) {
		return ((counted(measure)) ? "v" : "m") + this.aggregation.measures().indexOf(measure);
	}

	private static boolean counted(Measure measure) {
		return measure.function() == Function.SUM || measure.function() == Function.AVG;
	}

	private static boolean isValue(Measure measure) {
		return measure.function() == Function.MIN || measure.function() == Function.MAX;
	}

}
