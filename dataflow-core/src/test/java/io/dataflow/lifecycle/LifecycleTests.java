/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.lifecycle;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.dataflow.model.DataFlowModel;
import io.dataflow.model.DefaultValue;
import io.dataflow.model.EntityModel;
import io.dataflow.model.GeneratedId;
import io.dataflow.operation.Count;
import io.dataflow.operation.Delete;
import io.dataflow.operation.Insert;
import io.dataflow.operation.Operation;
import io.dataflow.operation.Row;
import io.dataflow.operation.Select;
import io.dataflow.operation.Update;
import io.dataflow.pipeline.OperationInterceptor;
import io.dataflow.query.Assignment;
import io.dataflow.query.Filter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.data.annotation.Id;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What becomes of operations before they reach a database: the database is a list.
 */
class LifecycleTests {

	private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

	private final EntityModel plain = EntityModel.of(Plain.class);

	private final EntityModel full = EntityModel.of(Full.class);

	private final List<Operation<?>> sent = new ArrayList<>();

	private List<?> answer = List.of();

	@Test
	void newRecordGetsDefaultsAndTimestamps() {
		send(insert(this.plain, "id", "p1", "name", "Ann"));
		assertThat(row()).containsEntry("age", 7)
			.containsEntry("created_at", NOW)
			.containsEntry("updated_at", NOW)
			.doesNotContainKeys("note", "version", "deleted_at");
	}

	@Test
	void newRecordKeepsWhatItIsGiven() {
		send(insert(this.plain, "id", "p1", "name", "Ann", "age", 1, "note", "x"));
		assertThat(row()).containsEntry("age", 1).containsEntry("note", "x");
	}

	@Test
	void newRecordWithoutRequiredFieldFails() {
		run(insert(this.plain, "id", "p1")).as(StepVerifier::create)
			.expectErrorSatisfies(
					(error) -> assertThat(error).isInstanceOfSatisfying(MissingFieldsException.class, (ex) -> {
						assertThat(ex).hasMessage("[DF-101] A new Plain lacks required [name].");
						assertThat(ex.fields()).containsExactly("name");
					}))
			.verify(ofSeconds(5));
		assertThat(this.sent).isEmpty();
	}

	@Test
	void newRecordWithoutIdFails() {
		run(insert(this.plain, "name", "Ann", "id", null)).as(StepVerifier::create)
			.expectErrorSatisfies((error) -> assertThat(error).isInstanceOf(MissingFieldsException.class)
				.hasMessage("[DF-105] A new Plain lacks required [id]."))
			.verify(ofSeconds(5));
	}

	@Test
	void idIsGeneratedWhereTheModelSaysSo() {
		EntityModel generated = EntityModel.of(Generated.class);
		send(insert(generated, "id", null));
		assertThat((UUID) row().get("id")).extracting(UUID::version).isEqualTo(7);
		EntityModel text = EntityModel.of(GeneratedText.class);
		send(insert(text));
		assertThat((String) row().get("id")).hasSize(36);
	}

	@Test
	void idThatTheDatabaseCountsIsLeftOut() {
		send(insert(EntityModel.of(Counted.class), "id", null));
		assertThat(row()).doesNotContainKey("id");
	}

	@Test
	void newRecordOfAVersionedModelBeginsWithOne() {
		send(insert(this.full, "id", "f1"));
		assertThat(row()).containsEntry("version", 1L);
	}

	@Test
	void updateSetsUpdatedAtAndCountsTheVersion() {
		this.answer = List.of(new Row(Map.of("id", "f1")));
		send(update(this.full, null));
		assertThat(((Update) last()).assignments())
			.contains(new Assignment.SetValue(this.full.updatedAt(), NOW),
					new Assignment.Increment(this.full.field("version"), 1L))
			.hasSize(3);
	}

	@Test
	void updateDoesNotReachDeletedRecords() {
		send(update(this.full, null));
		assertThat(((Update) last()).filter()).isEqualTo(byId().and(living()));
	}

	@Test
	void updateOfAVersionReachesNoOther() {
		this.answer = List.of(new Row(Map.of("id", "f1", "version", 3L)));
		send(update(this.full, 2L));
		assertThat(((Update) last()).filter())
			.isEqualTo(byId().and(Filter.equal(this.full.field("version"), 2L)).and(living()));
	}

	@Test
	void selectionHidesDeletedRecords() {
		send(Select.of(this.full, Filter.all()));
		assertThat(((Select) last()).filter()).isEqualTo(living());
		send(new Count(this.full, Filter.none(), false));
		assertThat(((Count) last()).filter()).isEqualTo(Filter.none());
		send(new Count(this.full, Filter.all(), true));
		assertThat(((Count) last()).filter()).isEqualTo(Filter.all());
		send(Select.of(this.plain, Filter.all()));
		assertThat(((Select) last()).filter()).isEqualTo(Filter.all());
	}

	@Test
	void deletionMarksRecordsOfASoftModel() {
		send(Delete.of(this.full, byId()));
		assertThat(last()).isEqualTo(new Delete(this.full, byId().and(living()), false,
				new Assignment.SetValue(this.full.field("deleted_at"), NOW)));
	}

	@Test
	void permanentDeletionRemovesThem() {
		Delete delete = new Delete(this.full, byId(), true, null);
		send(delete);
		assertThat(last()).isEqualTo(delete);
	}

	@Test
	void appendOnlyRecordsAreNeitherChangedNorRemoved() {
		EntityModel log = EntityModel.of(Log.class);
		List<Operation<?>> refused = List.of(Update.of(log, Filter.all(), List.of()), Delete.of(log, Filter.all()));
		for (Operation<?> operation : refused) {
			run(operation).as(StepVerifier::create)
				.expectErrorSatisfies((error) -> assertThat(error).isInstanceOf(AppendOnlyException.class)
					.hasMessage("[DF-701] Log is append-only: its records cannot be changed or removed."))
				.verify(ofSeconds(5));
		}
		send(insert(log, "id", "l1"));
		assertThat(this.sent).hasSize(1);
	}

	private Insert insert(EntityModel model, @Nullable Object... pairs) {
		Map<String, @Nullable Object> row = new LinkedHashMap<>();
		for (int i = 0; i < pairs.length; i += 2) {
			row.put(String.valueOf(pairs[i]), pairs[i + 1]);
		}
		return new Insert(model, List.of(new Row(row)));
	}

	private Update update(EntityModel model, @Nullable Long version) {
		return new Update(model, byId(), List.of(new Assignment.SetValue(model.field("note"), "x")), version, false);
	}

	private Filter byId() {
		return Filter.equal(this.full.id(), "f1");
	}

	private Filter living() {
		return new Filter.NullCheck(this.full.field("deleted_at"), false);
	}

	private Operation<?> last() {
		return this.sent.get(this.sent.size() - 1);
	}

	private Map<String, @Nullable Object> row() {
		return ((Insert) last()).rows().get(0).values();
	}

	private void send(Operation<?> operation) {
		run(operation).then().as(StepVerifier::create).expectComplete().verify(ofSeconds(5));
	}

	private <R> Flux<R> run(Operation<R> operation) {
		return Flux.defer(() -> proceed(Lifecycle.interceptors(Clock.fixed(NOW, ZoneOffset.UTC)), operation));
	}

	@SuppressWarnings("unchecked")
	private <R> Flux<R> proceed(List<OperationInterceptor> interceptors, Operation<R> operation) {
		if (interceptors.isEmpty()) {
			this.sent.add(operation);
			return (Flux<R>) Flux.fromIterable(this.answer);
		}
		List<OperationInterceptor> rest = interceptors.subList(1, interceptors.size());
		return interceptors.get(0).intercept(operation, new OperationInterceptor.Chain() {
			@Override
			public <S> Flux<S> proceed(Operation<S> next) {
				return LifecycleTests.this.proceed(rest, next);
			}
		});
	}

	@DataFlowModel
	record Plain(@Id String id, String name, @DefaultValue("7") int age, @Nullable String note) {

	}

	@DataFlowModel(softDelete = true, versioned = true)
	record Full(@Id String id, @Nullable String note) {

	}

	@DataFlowModel(appendOnly = true)
	record Log(@Id String id) {

	}

	@DataFlowModel
	record Generated(@Id @GeneratedId UUID id) {

	}

	@DataFlowModel
	record GeneratedText(@Id @GeneratedId String id) {

	}

	@DataFlowModel
	record Counted(@Id Long id) {

	}

}
