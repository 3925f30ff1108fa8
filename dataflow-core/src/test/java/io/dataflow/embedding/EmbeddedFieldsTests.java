/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.embedding;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.dataflow.model.DataFlowModel;
import io.dataflow.model.Embedded;
import io.dataflow.model.EntityModel;
import io.dataflow.model.EntityModels;
import io.dataflow.model.FieldModel;
import io.dataflow.model.Vector;
import io.dataflow.operation.BulkInsert;
import io.dataflow.operation.BulkRow;
import io.dataflow.operation.BulkUpdate;
import io.dataflow.operation.BulkUpsert;
import io.dataflow.operation.Delete;
import io.dataflow.operation.Insert;
import io.dataflow.operation.Operation;
import io.dataflow.operation.Records;
import io.dataflow.operation.Row;
import io.dataflow.operation.Select;
import io.dataflow.operation.Update;
import io.dataflow.operation.UpdateAll;
import io.dataflow.operation.Upsert;
import io.dataflow.pipeline.OperationInterceptor;
import io.dataflow.query.Assignment;
import io.dataflow.query.Filter;
import io.dataflow.testing.HashingEmbedder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.data.annotation.Id;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What becomes of operations on entities whose vectors are made of texts: the database is
 * a list.
 */
class EmbeddedFieldsTests {

	private static final Duration LIMIT = Duration.ofSeconds(5);

	private static final float[] OWN = { 1, 2, 3, 4 };

	private final HashingEmbedder hashing = new HashingEmbedder(4);

	private final Embeddings embeddings = Embeddings.of(this.hashing, new EmbeddingSettings(2, 1, Duration.ZERO));

	private final EntityModel model = EntityModel.of(Article.class);

	private final FieldModel content = this.model.field("content");

	private final FieldModel embedding = this.model.field("embedding");

	private final List<Operation<?>> sent = new ArrayList<>();

	@Test
	void newRecordGetsTheVectorOfItsText() {
		send(insert("id", "a", "content", "green tea"));
		assertThat(((Insert) last()).rows()).singleElement()
			.satisfies((row) -> assertThat(row.get("embedding")).isEqualTo(this.hashing.vector("green tea")));
	}

	@Test
	void vectorOfTheCallerIsKept() {
		send(insert("id", "a", "content", "green tea", "embedding", OWN));
		assertThat(((Insert) last()).rows().get(0).get("embedding")).isEqualTo(OWN);
		assertThat(this.hashing.calls()).isEmpty();
	}

	@Test
	void nullInPlaceOfAVectorCountsAsNone() {
		send(insert("id", "a", "content", "green tea", "embedding", null));
		assertThat(((Insert) last()).rows().get(0).get("embedding")).isEqualTo(this.hashing.vector("green tea"));
	}

	@Test
	void textThatIsNullHasNoVector() {
		send(insert("id", "a", "content", null));
		assertThat(((Insert) last()).rows().get(0).values()).containsEntry("embedding", null);
		assertThat(this.hashing.calls()).isEmpty();
	}

	@Test
	void recordWithoutTextStaysAsItIs() {
		Insert insert = insert("id", "a", "title", "x");
		send(insert);
		assertThat(last()).isEqualTo(insert);
	}

	@Test
	void updateOfTheTextChangesTheVector() {
		send(Update.of(this.model, byId(), List.of(set(this.content, "black tea"))));
		assertThat(texts(((Update) last()).assignments())).containsExactly("content=black tea", vector("black tea"));
	}

	@Test
	void updateOfSomethingElseLeavesTheVector() {
		Update update = Update.of(this.model, byId(), List.of(set(this.model.field("title"), "x")));
		send(update);
		assertThat(last()).isEqualTo(update);
		assertThat(this.hashing.calls()).isEmpty();
	}

	@Test
	void updateToNullRemovesTheVector() {
		send(Update.of(this.model, byId(), List.of(set(this.content, null))));
		assertThat(((Update) last()).assignments()).containsExactly(set(this.content, null), set(this.embedding, null));
	}

	@Test
	void updateWithAVectorOfItsOwnIsKept() {
		Update update = Update.of(this.model, byId(), List.of(set(this.content, "x"), set(this.embedding, OWN)));
		send(update);
		assertThat(last()).isEqualTo(update);
	}

	@Test
	void updateOfTheVectorAloneIsKept() {
		Update update = Update.of(this.model, byId(), List.of(set(this.embedding, null)));
		send(update);
		assertThat(last()).isEqualTo(update);
	}

	@Test
	void textThatTheDatabaseComputesIsRefused() {
		Assignment concat = new Assignment.Calculation(this.content, Assignment.Operator.CONCAT, "!");
		run(Update.of(this.model, byId(), List.of(concat))).as(StepVerifier::create)
			.expectErrorSatisfies(
					(error) -> assertThat(error).isInstanceOfSatisfying(ComputedTextException.class, (ex) -> {
						assertThat(ex).hasMessage("[DF-907] Article.content cannot change by an expression, because"
								+ " 'embedding' is made of its text.");
						assertThat(ex.action()).contains("Set the whole text");
					}))
			.verify(LIMIT);
		Update own = Update.of(this.model, byId(), List.of(concat, set(this.embedding, OWN)));
		send(own);
		assertThat(last()).isEqualTo(own);
	}

	@Test
	void updateOfManyToOneTextEmbedsOnce() {
		send(new UpdateAll(this.model, Filter.all(), List.of(set(this.content, "tea")), null, false));
		assertThat(texts(((UpdateAll) last()).assignments())).containsExactly("content=tea", vector("tea"));
		assertThat(this.hashing.calls()).containsExactly(List.of("tea"));
	}

	@Test
	void upsertEmbedsBothTextsAndTheSameOnlyOnce() {
		Row row = row("id", "a", "content", "new");
		send(Upsert.of(this.model, row("id", "a"), row,
				List.of(set(this.content, "changed"), set(this.embedding, null))));
		Upsert upsert = (Upsert) last();
		assertThat(upsert.rows().get(0).get("embedding")).isEqualTo(this.hashing.vector("new"));
		assertThat(texts(upsert.assignments())).containsExactly("content=changed", vector("changed"));
		assertThat(this.hashing.calls()).containsExactly(List.of("new", "changed"));
		send(Upsert.of(this.model, row("id", "a"), row, List.of(set(this.content, "new"))));
		assertThat(this.hashing.calls()).containsExactly(List.of("new"));
	}

	@Test
	void bulkInsertEmbedsInBatchesWhatIsNotGiven() {
		send(BulkInsert.of(records(row("id", "a", "content", "one"), row("id", "b", "content", "two"),
				row("id", "c", "content", "one"), row("id", "d", "content", "three"),
				row("id", "e", "content", "four", "embedding", OWN), row("id", "f")), false));
		Records records = ((BulkInsert) last()).records();
		int column = records.column(this.embedding);
		assertThat(records.value(0, column)).isEqualTo(this.hashing.vector("one"));
		assertThat(records.value(1, column)).isEqualTo(this.hashing.vector("two"));
		assertThat(records.value(2, column)).isEqualTo(this.hashing.vector("one"));
		assertThat(records.value(3, column)).isEqualTo(this.hashing.vector("three"));
		assertThat(records.value(4, column)).isEqualTo(OWN);
		assertThat(records.has(5, column)).isFalse();
		assertThat(this.hashing.calls()).containsExactly(List.of("one", "two"), List.of("three"));
	}

	@Test
	void bulkUpdateChangesTheVectorsOfTheTexts() {
		send(BulkUpdate.of(records(row("id", "a", "content", "one"), row("id", "b", "content", null)), false));
		BulkUpdate update = (BulkUpdate) last();
		assertThat(update.fields()).containsExactly(this.content, this.embedding);
		int column = update.records().column(this.embedding);
		assertThat(update.records().value(0, column)).isEqualTo(this.hashing.vector("one"));
		assertThat(update.records().has(1, column)).isTrue();
		assertThat(update.records().value(1, column)).isNull();
	}

	@Test
	void bulkUpsertChangesTheVectorsOfExistingRecordsToo() {
		send(BulkUpsert.of(records(row("id", "a", "content", "one")), List.of(this.model.id()), false));
		BulkUpsert upsert = (BulkUpsert) last();
		assertThat(upsert.fields()).containsExactly(this.content, this.embedding);
		assertThat(upsert.records().value(0, upsert.records().column(this.embedding)))
			.isEqualTo(this.hashing.vector("one"));
	}

	@Test
	void whatReadsOrRemovesPassesUntouched() {
		Select select = Select.of(this.model, Filter.all());
		Delete delete = Delete.of(this.model, byId());
		send(select);
		send(delete);
		assertThat(this.sent).containsExactly(select, delete);
	}

	@Test
	void vectorThatDoesNotFitTheFieldNamesBothLengths() {
		Embeddings longer = Embeddings.of(new HashingEmbedder(5), EmbeddingSettings.defaults());
		run(longer, insert("id", "a", "content", "x")).as(StepVerifier::create)
			.expectErrorSatisfies(
					(error) -> assertThat(error).isInstanceOfSatisfying(EmbeddingDimensionException.class, (ex) -> {
						assertThat(ex).hasMessage("[DF-401] Article.embedding holds vectors of 4 numbers, but the"
								+ " embedder makes vectors of 5.");
						assertThat(ex.declared()).isEqualTo(4);
						assertThat(ex.made()).isEqualTo(5);
					}))
			.verify(LIMIT);
		assertThat(this.sent).isEmpty();
	}

	@Test
	void entityWithoutEmbedderIsRefusedAtStart() {
		assertThatExceptionOfType(MissingEmbedderException.class)
			.isThrownBy(() -> Embeddings.none().interceptors(EntityModels.of(List.of(Article.class))))
			.withMessage("[DF-401] @Embedded is to fill Article.embedding from 'content', but nothing makes vectors of"
					+ " texts.");
		assertThat(Embeddings.none().interceptors(EntityModels.of(List.of(Plain.class)))).isEmpty();
	}

	private Insert insert(@Nullable Object... pairs) {
		return new Insert(this.model, List.of(row(pairs)));
	}

	private static Row row(@Nullable Object... pairs) {
		Map<String, @Nullable Object> row = new LinkedHashMap<>();
		for (int i = 0; i < pairs.length; i += 2) {
			row.put(String.valueOf(pairs[i]), pairs[i + 1]);
		}
		return new Row(row);
	}

	private Records records(Row... rows) {
		List<BulkRow> records = new ArrayList<>();
		for (Row row : rows) {
			BulkRow record = BulkRow.of(this.model, records.size());
			row.values()
				.forEach((name, value) -> record.set(this.model.fields().indexOf(this.model.field(name)), value));
			records.add(record);
		}
		return Records.of(this.model, records);
	}

	private Filter byId() {
		return Filter.equal(this.model.id(), "a");
	}

	/** Records compare arrays by identity, so the vectors are compared as lists. */
	private static List<String> texts(List<Assignment> assignments) {
		return assignments.stream().map((assignment) -> {
			Object value = ((Assignment.SetValue) assignment).value();
			return assignment.field().name() + "="
					+ ((value instanceof float[] vector) ? Arrays.toString(vector) : String.valueOf(value));
		}).toList();
	}

	private String vector(String text) {
		return "embedding=" + Arrays.toString(this.hashing.vector(text));
	}

	private static Assignment set(FieldModel field, @Nullable Object value) {
		return new Assignment.SetValue(field, value);
	}

	private Operation<?> last() {
		return Objects.requireNonNull(this.sent.get(this.sent.size() - 1));
	}

	private void send(Operation<?> operation) {
		run(operation).then().as(StepVerifier::create).expectComplete().verify(LIMIT);
	}

	private <R> Flux<R> run(Operation<R> operation) {
		return run(this.embeddings, operation);
	}

	private <R> Flux<R> run(Embeddings used, Operation<R> operation) {
		OperationInterceptor interceptor = used.interceptors(EntityModels.of(List.of(Article.class))).get(0);
		return Flux.defer(() -> interceptor.intercept(operation, new OperationInterceptor.Chain() {
			@Override
			public <S> Flux<S> proceed(Operation<S> next) {
				EmbeddedFieldsTests.this.sent.add(next);
				return Flux.empty();
			}
		}));
	}

	@DataFlowModel
	record Article(@Id String id, @Nullable String title, @Nullable String content,
			@Vector(dimensions = 4) @Embedded(from = "content") float @Nullable [] embedding) {

	}

	@DataFlowModel
	record Plain(@Id String id, String name) {

	}

}
