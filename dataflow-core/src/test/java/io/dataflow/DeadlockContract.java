/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.dataflow.ContractEntities.Person;
import io.dataflow.adapter.TransactionConflictException;
import io.dataflow.query.Query;
import io.dataflow.resilience.RetrySettings;
import io.dataflow.testing.Capability;
import io.dataflow.testing.DatabaseName;
import io.dataflow.testing.Needs;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Transactions that wait for each other end, and one of them takes effect as a whole when
 * none is repeated.
 */
@Needs(Capability.TRANSACTIONS)
interface DeadlockContract extends DataFlowContract {

	/** How long a transaction waits for the other one, which may be waiting itself. */
	Duration MEETING = Duration.ofMillis(500);

	@Test
	default void oneOfTwoTransactionsThatWaitForEachOtherFails() {
		await(db().model(Person.class).create(person("p1")));
		await(db().model(Person.class).create(person("p2")));
		List<Throwable> failures;
		try (PooledInstance instance = PooledInstance.open(url(), 2,
				(builder) -> builder.retry(RetrySettings.none()))) {
			Sinks.Empty<Void> left = Sinks.empty();
			Sinks.Empty<Void> right = Sinks.empty();
			failures = await(Flux
				.merge(transaction(instance, "p1", "p2", 1, left, right),
						transaction(instance, "p2", "p1", 2, right, left))
				.collectList());
		}
		assertFailures(failures);
		List<Person> people = await(db().model(Person.class).list(Query.all().orderBy("id")).collectList());
		assertThat(people).extracting(Person::age).hasSize(2).doesNotContain(0);
		assertThat(people.get(0).age()).as("the work of one transaction").isEqualTo(people.get(1).age());
	}

	/**
	 * SQLite lets one transaction write at a time: the second one begins to write when
	 * the first has ended, and neither fails.
	 */
	private void assertFailures(List<Throwable> failures) {
		if (database().name() == DatabaseName.SQLITE) {
			assertThat(failures).isEmpty();
			return;
		}
		assertThat(failures).singleElement()
			.satisfies((failure) -> assertThat(failure).isInstanceOf(TransactionConflictException.class)
				.hasMessageStartingWith("[DF-504] Cannot update Person: it conflicts with a concurrent transaction"));
	}

	private static Mono<Throwable> transaction(PooledInstance instance, String first, String second, int age,
			Sinks.Empty<Void> done, Sinks.Empty<Void> other) {
		ModelOperations<Person> people = instance.db().model(Person.class);
		Mono<Person> work = people.update(first, Map.of("age", age))
			.doOnSuccess((person) -> done.tryEmitEmpty())
			.delayUntil((person) -> other.asMono().timeout(MEETING, Mono.empty()))
			.then(people.update(second, Map.of("age", age)));
		return instance.db().operations().inTransaction(work).then(Mono.<Throwable>empty()).onErrorResume(Mono::just);
	}

	private static Person person(String id) {
		return new Person(id, "Ada", null, 0, true, null);
	}

}
