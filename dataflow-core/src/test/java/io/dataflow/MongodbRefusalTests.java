/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import io.dataflow.ContractEntities.Person;
import io.dataflow.adapter.CapabilityNotSupportedException;
import io.dataflow.testing.Capability;
import io.dataflow.testing.DatabaseName;
import io.dataflow.testing.DatabaseTest;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * What MongoDB cannot do, it refuses by name.
 */
@DatabaseTest(DatabaseName.MONGODB)
final class MongodbRefusalTests extends AbstractInstanceTests {

	@Override
	DataFlow instance() {
		return DataFlow.builder(url()).models(Person.class).build();
	}

	@Test
	void statementsOfSqlAreRefused() {
		assertThatExceptionOfType(CapabilityNotSupportedException.class)
			.isThrownBy(() -> db().queryBuilder(Person.class))
			.withMessageContaining("[DF-701] MongoDB does not support StatementPreview");
	}

	@Test
	void savepointsAreRefused() {
		assertThatExceptionOfType(CapabilityNotSupportedException.class)
			.isThrownBy(() -> db().operations().createSavepoint("here").block(LIMIT))
			.withMessageContaining("[DF-701] MongoDB does not support savepoints");
	}

	@Test
	void serverThatIsNoMemberOfAReplicaSetRefusesTransactions() {
		assumeThat(database().has(Capability.TRANSACTIONS)).as("a server that has no transactions").isFalse();
		assertThatExceptionOfType(CapabilityNotSupportedException.class)
			.isThrownBy(() -> db().operations().inTransaction(Mono.just("work")).block(LIMIT))
			.withMessageContaining("[DF-701] MongoDB does not support transactions on a server that is no member")
			.satisfies((failure) -> assertThat(failure.action()).contains("replica set", "atomic: false"));
	}

}
