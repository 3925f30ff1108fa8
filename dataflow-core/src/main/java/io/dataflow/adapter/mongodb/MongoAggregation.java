/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.mongodb;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.dataflow.adapter.DataException;
import io.dataflow.adapter.Failure;
import io.dataflow.model.EntityModel;
import io.dataflow.model.FieldModel;
import io.dataflow.model.FieldType;
import io.dataflow.operation.Aggregate;
import io.dataflow.operation.AggregateOperations;
import io.dataflow.operation.Row;
import io.dataflow.query.Aggregation;
import io.dataflow.query.Aggregation.Function;
import io.dataflow.query.Aggregation.Measure;
import io.dataflow.query.Filter;
import io.dataflow.query.Page;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonNull;
import org.bson.BsonNumber;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * Computes over groups of documents in the server. An average is read as a sum and a
 * count, so that it is as exact as on other databases.
 */
final class MongoAggregation implements AggregateOperations {

	private final MongoExecutor executor;

	private final MongoRelations relations;

	MongoAggregation(MongoExecutor executor, MongoRelations relations) {
		this.executor = executor;
		this.relations = relations;
	}

	@Override
	public Flux<Row> aggregate(Aggregate aggregate) {
		Aggregation aggregation = aggregate.aggregation();
		Page page = aggregate.page();
		boolean single = aggregation.groups().isEmpty();
		if (page.limit() == 0 || (single && page.offset() > 0)) {
			return Flux.empty();
		}
		Flux<BsonDocument> groups = Flux
			.defer(() -> this.relations.resolve(aggregate.filter()).flatMapMany((filter) -> groups(aggregate, filter)));
		boolean always = single && aggregation.having().isEmpty();
		return ((always) ? groups.defaultIfEmpty(new BsonDocument()) : groups).map((group) -> row(aggregation, group));
	}

	private Flux<BsonDocument> groups(Aggregate aggregate, Filter filter) {
		EntityModel model = aggregate.model();
		List<BsonDocument> stages = new AggregationPipeline(aggregate).stages(filter);
		return this.executor.read("aggregate " + model.name(),
				() -> CommandText.of(model.table(), "aggregate", stages.toArray(BsonDocument[]::new)),
				(database) -> MongoExecutor.collection(database, model).aggregate(stages).allowDiskUse(true));
	}

	static Row row(Aggregation aggregation, BsonDocument group) {
		Map<String, @Nullable Object> values = new LinkedHashMap<>();
		List<FieldModel> groups = aggregation.groups();
		for (int i = 0; i < groups.size(); i++) {
			values.put(groups.get(i).name(),
					MongoValues.decode(groups.get(i), group.getDocument(MongoValues.ID).get("g" + i)));
		}
		for (int i = 0; i < aggregation.measures().size(); i++) {
			Measure measure = aggregation.measures().get(i);
			values.put(measure.alias(), value(measure, group.get("m" + i, BsonNull.VALUE),
					group.getNumber("c" + i, new BsonInt32(0)).longValue()));
		}
		return new Row(values);
	}

	private static @Nullable Object value(Measure measure, BsonValue computed, long count) {
		FieldModel field = measure.field();
		if (field == null || measure.function() == Function.COUNT) {
			return computed.isNumber() ? computed.asNumber().longValue() : 0L;
		}
		if (measure.function() == Function.MIN || measure.function() == Function.MAX) {
			return MongoValues.decode(field, computed);
		}
		if (count == 0) {
			return null;
		}
		if (field.type() == FieldType.DOUBLE) {
			double sum = computed.asNumber().doubleValue();
			return (measure.function() == Function.SUM) ? sum : sum / count;
		}
		BigDecimal sum = number(computed.asNumber());
		return (measure.function() == Function.SUM) ? sum(field, sum)
				: plain(sum.divide(BigDecimal.valueOf(count), Aggregation.AVERAGE_SCALE, RoundingMode.HALF_UP));
	}

	private static BigDecimal number(BsonNumber number) {
		BigDecimal exact = number.isDecimal128() ? MongoValues.decimal(number.asDecimal128().getValue())
				: BigDecimal.valueOf(number.longValue());
		if (exact == null) {
			throw DataException.refused(new Failure("aggregate records", null, null));
		}
		return exact;
	}

	private static Object sum(FieldModel field, BigDecimal sum) {
		boolean whole = field.type() != FieldType.DECIMAL && sum.toBigInteger().bitLength() < Long.SIZE;
		return (whole) ? (Object) sum.longValueExact() : plain(sum);
	}

	private static BigDecimal plain(BigDecimal number) {
		BigDecimal stripped = number.stripTrailingZeros();
		return (stripped.scale() < 0) ? stripped.setScale(0) : stripped;
	}

}
