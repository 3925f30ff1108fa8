/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.mongodb;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;

import com.mongodb.ConnectionString;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.dataflow.FilterEvaluator;
import io.dataflow.RandomFilters;
import io.dataflow.model.FieldModel;
import io.dataflow.operation.Row;
import io.dataflow.query.Filter;
import io.dataflow.query.FilterParser;
import io.dataflow.testing.DatabaseName;
import io.dataflow.testing.DatabaseTest;
import io.dataflow.testing.TestDatabase;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Made-up filters select the made-up documents that {@link FilterEvaluator} selects. The
 * number of seeds can be raised with {@code -Ddataflow.test.seeds=1000}.
 */
@DatabaseTest(DatabaseName.MONGODB)
class MongoFilterSelectionTests {

	private static final Duration LIMIT = Duration.ofMinutes(1);

	private static final int RECORDS = 40;

	private static final int FILTERS = 60;

	static LongStream seeds() {
		return LongStream.range(0, Long.getLong("dataflow.test.seeds", 25));
	}

	@ParameterizedTest(name = "seed {0}")
	@MethodSource("seeds")
	void madeUpFilterSelectsWhatMemorySelects(long seed, TestDatabase database) {
		try (MongoClient client = MongoClients.create(database.url())) {
			MongoCollection<BsonDocument> samples = client
				.getDatabase(Objects.requireNonNull(new ConnectionString(database.url()).getDatabase()))
				.getCollection("seed_" + seed, BsonDocument.class);
			List<Row> rows = new ArrayList<>();
			FilterParser parser = new FilterParser(MongoEntities.SAMPLE);
			RandomFilters.check(seed, RECORDS, RandomFilters.selections(3), FILTERS,
					(made) -> rows.addAll(store(samples, made)), (selection) -> {
						Filter parsed = parser.parse(selection.filter());
						assertThat(found(samples, parsed)).as("filter %s", selection.filter())
							.isEqualTo(expected(rows, parsed));
					});
		}
	}

	private static List<Row> store(MongoCollection<BsonDocument> samples, List<Map<String, @Nullable Object>> made) {
		List<BsonDocument> documents = made.stream().map(MongoFilterSelectionTests::document).toList();
		Flux.from(samples.insertMany(documents)).blockLast(LIMIT);
		return documents.stream().map((document) -> MongoRows.read(MongoEntities.SAMPLE, document)).toList();
	}

	private static BsonDocument document(Map<String, @Nullable Object> sample) {
		BsonDocument document = new BsonDocument();
		for (FieldModel field : MongoEntities.SAMPLE.fields()) {
			if (sample.containsKey(field.name())) {
				document.put(MongoValues.name(field),
						MongoValues.encode(field, field.coerce(sample.get(field.name()))));
			}
		}
		return document;
	}

	private static List<Object> found(MongoCollection<BsonDocument> samples, Filter filter) {
		return Objects.requireNonNull(Flux.from(samples.find(MongoFilters.render(filter, MongoEntities.SAMPLE)))
			.<Object>map((document) -> document.getString(MongoValues.ID).getValue())
			.sort()
			.collectList()
			.block(LIMIT));
	}

	private static List<@Nullable Object> expected(List<Row> rows, Filter filter) {
		return rows.stream()
			.filter((row) -> Boolean.TRUE.equals(new FilterEvaluator(row.values()).evaluate(filter)))
			.map((row) -> row.get("id"))
			.sorted()
			.toList();
	}

}
