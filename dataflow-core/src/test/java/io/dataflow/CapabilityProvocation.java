/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.dataflow.ContractEntities.Person;
import io.dataflow.adapter.Capability;
import io.dataflow.model.DataFlowModel;
import io.dataflow.model.EntityModel;
import io.dataflow.model.TimeSeries;
import io.dataflow.model.Vector;
import io.dataflow.operation.BulkResult;
import io.dataflow.operation.SchemaOperations;
import io.dataflow.operation.TimeSeriesOperations;
import io.dataflow.operation.VectorSearch;
import io.dataflow.operation.document.DocumentCount;
import io.dataflow.operation.document.DocumentInsert;
import io.dataflow.pipeline.Operations;
import io.dataflow.query.Query;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Calls for a capability as an application would, and looks at what comes of it.
 */
@FunctionalInterface
interface CapabilityProvocation {

	/** Everybody. */
	Query ALL = Query.where(Map.of());

	/** Somebody. */
	Person ANN = new Person("p1", "Ann", null, 30, true, null);

	/**
	 * Call for the capability.
	 * @param contract where to
	 */
	void provoke(DataFlowContract contract);

	static CapabilityProvocation of(Capability capability) {
		return switch (capability) {
			case RECORDS -> CapabilityProvocation::records;
			case UPSERT -> CapabilityProvocation::upsert;
			case AGGREGATION -> CapabilityProvocation::aggregate;
			case BULK -> CapabilityProvocation::bulk;
			case TRANSACTIONS -> CapabilityProvocation::transaction;
			case SAVEPOINTS -> CapabilityProvocation::savepoint;
			case SCHEMA -> CapabilityProvocation::schema;
			case PULL -> CapabilityProvocation::pull;
			case VECTORS -> CapabilityProvocation::vectors;
			case TIME_SERIES -> CapabilityProvocation::timeSeries;
			case DOCUMENTS -> CapabilityProvocation::documents;
			case STATEMENTS -> CapabilityProvocation::statement;
		};
	}

	private static ModelOperations<Person> people(DataFlowContract contract) {
		return contract.db().model(Person.class);
	}

	private static void records(DataFlowContract contract) {
		ModelOperations<Person> people = people(contract);
		assertThat(contract.await(people.create(ANN))).isEqualTo(ANN);
		assertThat(contract.await(people.read("p1"))).isEqualTo(ANN);
		assertThat(contract.await(people.update("p1", Map.of("age", 31))).age()).isEqualTo(31);
		assertThat(contract.await(people.list(ALL).collectList())).hasSize(1);
		assertThat(contract.await(people.delete("p1"))).isTrue();
		assertThat(contract.await(people.count(ALL))).isZero();
	}

	private static void upsert(DataFlowContract contract) {
		contract.await(people(contract).upsert(ANN));
		contract.await(people(contract).upsert(ANN));
		assertThat(contract.await(people(contract).count(ALL))).isOne();
	}

	private static void aggregate(DataFlowContract contract) {
		contract.await(people(contract).create(ANN));
		assertThat(contract
			.await(people(contract).aggregate(ALL, List.of("name"), Map.of("oldest", Map.of("$max", "age")), Map.of())
				.single()))
			.containsEntry("name", "Ann")
			.containsEntry("oldest", 30);
	}

	private static void bulk(DataFlowContract contract) {
		ModelOperations<Person> people = people(contract);
		assertThat(contract.await(people.bulkCreate(Flux.just(ANN))).inserted()).isOne();
		assertThat(contract.await(people.bulkUpdate(ALL, Map.of("age", 50))).updated()).isOne();
		assertThat(contract.await(people.bulkUpsert(Flux.just(ANN))).updated()).isOne();
		BulkResult deleted = contract.await(people.bulkDelete(ALL));
		assertThat(deleted.deleted()).isOne();
	}

	private static void transaction(DataFlowContract contract) {
		Mono<Person> work = people(contract).create(ANN).then(Mono.error(new IllegalStateException("undo")));
		contract.db()
			.operations()
			.inTransaction(work)
			.onErrorResume(IllegalStateException.class, (error) -> Mono.empty())
			.block(DataFlowContract.LIMIT);
		assertThat(contract.await(people(contract).count(ALL))).isZero();
	}

	private static void savepoint(DataFlowContract contract) {
		Operations operations = contract.db().operations();
		operations
			.inTransaction(operations.createSavepoint("before")
				.then(people(contract).create(ANN))
				.then(operations.rollbackToSavepoint("before")))
			.block(DataFlowContract.LIMIT);
		assertThat(contract.await(people(contract).count(ALL))).isZero();
	}

	private static void schema(DataFlowContract contract) {
		SchemaOperations schema = contract.db().adapter().require(SchemaOperations.class);
		assertThat(contract.await(schema.inspect(contract.db().models().all())).table("people")).isNotNull();
	}

	private static void pull(DataFlowContract contract) {
		contract.run("SampleCreateNode", "id", "s1", "items", List.of("a", "b"));
		assertThat(contract.run("SampleUpdateNode", "filter", Map.of("id", "s1"), "fields",
				Map.of("items", Map.of("$pull", "a"))))
			.containsEntry("items", List.of("b"));
	}

	private static void vectors(DataFlowContract contract) {
		DataFlow db = DataFlow.builder(contract.database().another().url()).models(Point.class).build();
		try {
			db.start()
				.then(db.model(Point.class).create(new Point("p1", new float[] { 1, 0 })))
				.block(DataFlowContract.LIMIT);
			EntityModel model = db.models().model(Point.class);
			assertThat(contract
				.await(db.operations().execute(VectorSearch.of(model, model.field("place"), List.of(1, 0), 1)).single())
				.row()
				.get("id")).isEqualTo("p1");
		}
		finally {
			db.close().block(DataFlowContract.LIMIT);
		}
	}

	private static void timeSeries(DataFlowContract contract) {
		DataFlow db = DataFlow.builder(contract.database().another().url()).models(Pulse.class).build();
		try {
			Pulse pulse = new Pulse("p1", Instant.parse("2026-01-01T00:00:00Z"), 61);
			db.start().then(db.model(Pulse.class).create(pulse)).block(DataFlowContract.LIMIT);
			EntityModel model = db.models().model(Pulse.class);
			TimeSeriesOperations series = db.adapter().require(TimeSeriesOperations.class);
			assertThat(contract.await(series.hypertables(List.of(model)))).hasSize(1);
		}
		finally {
			db.close().block(DataFlowContract.LIMIT);
		}
	}

	private static void documents(DataFlowContract contract) {
		Map<String, @Nullable Object> found = Map.of("subject", "capabilities");
		Operations operations = contract.db().operations();
		contract.await(operations.execute(DocumentInsert.of("capability_notes", found)).single());
		assertThat(contract.await(operations.execute(new DocumentCount("capability_notes", found)).single()))
			.isPositive();
	}

	private static void statement(DataFlowContract contract) {
		assertThat(contract.db().queryBuilder(Person.class).where("id", "p1").buildSelect().sql()).isNotBlank();
	}

	/** Somewhere on a plane. */
	@DataFlowModel(table = "places")
	record Point(@Id String id, @Vector(dimensions = 2) float[] place) {

	}

	/** A heart at a time. */
	@DataFlowModel(table = "pulses")
	@TimeSeries(time = "measured_at", chunk = "1 day")
	record Pulse(@Id String id, Instant measuredAt, int beats) {

	}

}
