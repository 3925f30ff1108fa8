/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.util.Map;

import io.dataflow.ContractEntities.Note;
import io.dataflow.ContractEntities.Person;
import io.dataflow.query.Query;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

import static org.assertj.core.api.Assertions.assertThat;

class SqliteMemoryTests {

	@Test
	void instancesInMemoryShareNothing() {
		DataFlow left = DataFlow.builder(":memory:").models(Person.class).build();
		DataFlow right = DataFlow.builder(":memory:").models(Person.class).build();
		left.model(Person.class).create(person("p1")).block(DataFlowContract.LIMIT);
		assertThat(left.model(Person.class).count(Query.all()).block(DataFlowContract.LIMIT)).isEqualTo(1);
		assertThat(right.model(Person.class).count(Query.all()).block(DataFlowContract.LIMIT)).isZero();
		left.close().then(right.close()).block(DataFlowContract.LIMIT);
	}

	@Test
	void recordsAreReadAndChangedAtTheSameTime() {
		DataFlow instance = DataFlow.builder(":memory:").models(Person.class).build();
		ModelOperations<Person> people = instance.model(Person.class);
		people.create(person("p1")).then(people.create(person("p2"))).block(DataFlowContract.LIMIT);
		assertThat(people.list(Query.all())
			.flatMap((person) -> people.update(String.valueOf(person.id()), Map.of("age", 7)))
			.count()
			.block(DataFlowContract.LIMIT)).isEqualTo(2);
		assertThat(instance.operations()
			.inTransaction(people.create(person("p3")).then(people.count(Query.all())))
			.block(DataFlowContract.LIMIT)).isEqualTo(3);
		instance.close().block(DataFlowContract.LIMIT);
	}

	@Test
	void recordsAreCopiedOverTheOnlyConnection() {
		DataFlow instance = DataFlow.builder(":memory:").models(Person.class, Note.class).build();
		ModelOperations<Person> people = instance.model(Person.class);
		people.bulkCreate(Flux.range(0, 12_000).map((i) -> person("p" + i))).block(DataFlowContract.LIMIT);
		Flux<Note> copies = people.list(Query.all()).map((person) -> new Note(person.id(), person.name()));
		instance.model(Note.class).bulkCreate(copies).block(DataFlowContract.LIMIT);
		assertThat(instance.model(Note.class).count(Query.all()).block(DataFlowContract.LIMIT)).isEqualTo(12_000);
		instance.close().block(DataFlowContract.LIMIT);
	}

	private static Person person(String id) {
		return new Person(id, "Ada", null, 36, true, null);
	}

}
