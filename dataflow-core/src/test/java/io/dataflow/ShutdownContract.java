/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.time.Duration;

import io.dataflow.ContractEntities.Person;
import io.dataflow.error.DataFlowException;
import io.dataflow.migration.InstanceClosedException;
import io.dataflow.query.Query;
import io.dataflow.testing.Capability;
import io.dataflow.testing.Needs;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

/**
 * What becomes of operations outside of runs when an instance is closed.
 */
interface ShutdownContract extends DataFlowContract {

	/** How long anything may take. */
	Duration SHUTDOWN_LIMIT = Duration.ofSeconds(20);

	@Test
	@Needs(Capability.TRANSACTIONS)
	default void drainWaitsForTransactionsOutsideOfRuns() {
		Sinks.Empty<Void> signal = Sinks.empty();
		DataFlow instance = startedInstance();
		Sinks.Empty<Void> begun = Sinks.empty();
		StepVerifier transaction = inTransaction(instance, begun, signal.asMono()).as(StepVerifier::create)
			.expectNextCount(1)
			.expectComplete()
			.verifyLater();
		begun.asMono().as(StepVerifier::create).expectComplete().verify(SHUTDOWN_LIMIT);
		Mono.firstWithSignal(instance.drain().thenReturn("drained"),
				Mono.delay(Duration.ofMillis(300)).thenReturn("open"))
			.as(StepVerifier::create)
			.expectNext("open")
			.expectComplete()
			.verify(SHUTDOWN_LIMIT);
		signal.tryEmitEmpty();
		instance.drain().then(instance.close()).as(StepVerifier::create).expectComplete().verify(SHUTDOWN_LIMIT);
		transaction.verify(SHUTDOWN_LIMIT);
		expectPeople(2);
	}

	@Test
	@Needs(Capability.TRANSACTIONS)
	default void transactionInProgressIsRolledBackWhenTheInstanceIsClosed() {
		Sinks.Empty<Void> signal = Sinks.empty();
		DataFlow instance = startedInstance();
		Sinks.Empty<Void> begun = Sinks.empty();
		StepVerifier transaction = inTransaction(instance, begun, signal.asMono()).as(StepVerifier::create)
			.expectErrorMatches(
					(error) -> error instanceof InstanceClosedException closed && closed.code().equals("DF-402"))
			.verifyLater();
		begun.asMono().as(StepVerifier::create).expectComplete().verify(SHUTDOWN_LIMIT);
		instance.close().as(StepVerifier::create).expectComplete().verify(SHUTDOWN_LIMIT);
		signal.tryEmitEmpty();
		transaction.verify(SHUTDOWN_LIMIT);
		expectPeople(0);
	}

	@Test
	default void closeIsSharedByWhoeverCallsIt() {
		DataFlow instance = startedInstance();
		Mono.when(instance.close(), instance.close())
			.then(Mono.defer(instance::close))
			.as(StepVerifier::create)
			.expectComplete()
			.verify(SHUTDOWN_LIMIT);
	}

	@Test
	default void streamInProgressLeavesNothingWhenTheInstanceIsClosed() {
		Sinks.Many<Person> people = Sinks.many().unicast().onBackpressureBuffer();
		DataFlow instance = startedInstance();
		StepVerifier stream = instance.model(Person.class)
			.bulkCreate(people.asFlux())
			.as(StepVerifier::create)
			.expectError(DataFlowException.class)
			.verifyLater();
		people.tryEmitNext(person("p1"));
		instance.close().as(StepVerifier::create).expectComplete().verify(SHUTDOWN_LIMIT);
		people.tryEmitComplete();
		stream.verify(SHUTDOWN_LIMIT);
		expectPeople(0);
	}

	private DataFlow startedInstance() {
		DataFlow instance = DataFlow.builder(url()).models(Person.class).build();
		instance.start().as(StepVerifier::create).expectComplete().verify(SHUTDOWN_LIMIT);
		return instance;
	}

	/**
	 * Return a transaction that creates one record before a signal and one after it.
	 */
	private static Mono<Person> inTransaction(DataFlow instance, Sinks.Empty<Void> begun, Mono<Void> signal) {
		ModelOperations<Person> people = instance.model(Person.class);
		return instance.operations()
			.inTransaction(people.create(person("p1"))
				.doOnNext((first) -> begun.tryEmitEmpty())
				.flatMap((first) -> signal.then(Mono.defer(() -> people.create(person("p2"))))));
	}

	private static Person person(String id) {
		return new Person(id, id, null, 0, true, null);
	}

	private void expectPeople(long number) {
		db().model(Person.class)
			.count(Query.all())
			.as(StepVerifier::create)
			.expectNext(number)
			.expectComplete()
			.verify(SHUTDOWN_LIMIT);
	}

}
