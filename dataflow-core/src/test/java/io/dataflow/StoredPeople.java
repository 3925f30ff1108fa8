/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.sql.SQLException;
import java.util.List;
import java.util.function.BiFunction;

import io.dataflow.ContractEntities.Person;
import io.dataflow.pipeline.Operations;
import io.dataflow.query.Query;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * People whom contracts of transactions store and look for.
 */
interface StoredPeople extends DataFlowContract {

	default Person person(String id) {
		return new Person(id, "Ada", null, 36, true, null);
	}

	default ModelOperations<Person> people(PooledInstance instance) {
		return instance.db().model(Person.class);
	}

	default Mono<Person> create(PooledInstance instance, String id) {
		return people(instance).create(person(id));
	}

	/**
	 * Work with people in a transaction, over the only connection there is.
	 * @return the ids of the people that are there after it
	 */
	default List<String> committed(BiFunction<ModelOperations<Person>, Operations, Mono<?>> work) {
		try (PooledInstance instance = PooledInstance.open(url(), 1)) {
			Operations tx = instance.db().operations();
			tx.inTransaction(work.apply(people(instance), tx).then()).block(LIMIT);
			return ids();
		}
	}

	/**
	 * Return the ids of the people that everybody sees, in their order.
	 */
	default List<String> ids() {
		return await(db().model(Person.class).list(Query.all().orderBy("id")).map(Person::id).collectList());
	}

	/**
	 * Return how many records of a table everybody sees.
	 */
	default long stored(String table) throws SQLException {
		try (Stranger stranger = Stranger.at(url())) {
			return stranger.count(table);
		}
	}

	/**
	 * Run a statement of SQL past DataFlow, over the same connections.
	 * @return the first value as text
	 */
	default Mono<String> raw(PooledInstance instance, String sql) {
		return DatabaseClient.create(instance.pool())
			.sql(sql)
			.map((row) -> String.valueOf(row.get(0, String.class)))
			.one();
	}

}
