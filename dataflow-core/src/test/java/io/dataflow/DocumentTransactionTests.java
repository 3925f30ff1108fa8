/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.util.Map;

import io.dataflow.adapter.CapabilityNotSupportedException;
import io.dataflow.operation.document.DocumentDelete;
import io.dataflow.operation.document.DocumentFind;
import io.dataflow.operation.document.DocumentInsert;
import io.dataflow.operation.document.FileAddress;
import io.dataflow.operation.document.FileFind;
import io.dataflow.pipeline.Operations;
import io.dataflow.testing.Capability;
import io.dataflow.testing.Needs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for calls on documents in transactions.
 */
@Needs(Capability.TRANSACTIONS)
class DocumentTransactionTests extends AbstractDocumentTests {

	@BeforeEach
	void insertOne() {
		insert(Map.of("_id", 1));
	}

	private Operations operations() {
		return db().operations();
	}

	@Test
	void whatFailsChangesNothing() {
		Mono<Object> work = operations().execute(DocumentInsert.of(collection(), Map.of("_id", 2)))
			.then(operations().execute(DocumentInsert.of(collection(), Map.of("_id", 1))).single());
		operations().inTransaction(work)
			.as(StepVerifier::create)
			.expectErrorSatisfies((error) -> assertThat(error).hasMessageContaining("DF-502"))
			.verify(LIMIT);
		assertThat(found(Map.of(), "_id")).containsExactly(1);
	}

	@Test
	void transactionSeesItsOwnDocuments() {
		Mono<Long> work = operations().execute(DocumentInsert.of(collection(), Map.of("_id", 2)))
			.then(operations().execute(DocumentFind.of(collection(), Map.of())).count())
			.flatMap((count) -> operations().execute(new DocumentDelete(collection(), Map.of("_id", 99), false))
				.single()
				.thenReturn(count));
		operations().inTransaction(work).as(StepVerifier::create).expectNext(2L).expectComplete().verify(LIMIT);
		assertThat(found(Map.of(), "_id")).containsExactly(1, 2);
	}

	@Test
	void filesTakeNoPart() {
		Mono<?> work = operations().execute(new FileFind("fs", FileAddress.name("x"))).next();
		operations().inTransaction(work)
			.as(StepVerifier::create)
			.expectErrorSatisfies((error) -> assertThat(error).isInstanceOf(CapabilityNotSupportedException.class)
				.hasMessageContaining("files in transactions"))
			.verify(LIMIT);
	}

}
