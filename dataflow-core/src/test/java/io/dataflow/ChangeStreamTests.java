/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.dataflow.adapter.CapabilityNotSupportedException;
import io.dataflow.operation.document.DocumentChange;
import io.dataflow.operation.document.DocumentDelete;
import io.dataflow.operation.document.DocumentInsert;
import io.dataflow.operation.document.DocumentUpdate;
import io.dataflow.operation.document.DocumentWatch;
import io.dataflow.operation.document.InvalidDocumentException;
import io.dataflow.testing.Capability;
import io.dataflow.testing.Needs;
import org.assertj.core.api.Assumptions;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what is told of changes.
 */
class ChangeStreamTests extends AbstractDocumentTests {

	@Test
	@Needs(Capability.CHANGE_STREAMS)
	void changesAreToldInTheirOrder() {
		insert(Map.of("_id", 0));
		String collection = collection();
		// tag::watch[]
		Flux<DocumentChange> changes = db().operations().execute(DocumentWatch.of(collection));
		// end::watch[]
		Mono<Void> work = db().operations()
			.execute(DocumentInsert.of(collection(), Map.of("_id", 1, "n", 1)))
			.thenMany(db().operations()
				.execute(new DocumentUpdate(collection(), Map.of("_id", 1), Map.of("$set", Map.of("n", 2)), false,
						false)))
			.thenMany(db().operations().execute(new DocumentDelete(collection(), Map.of("_id", 1), false)))
			.then();
		Flux.merge(changes, work.delaySubscription(Duration.ofSeconds(1)).thenMany(Flux.<DocumentChange>empty()))
			.take(3)
			.as(StepVerifier::create)
			.assertNext((change) -> assertThat(change).matches((insert) -> insert.type().equals("insert"))
				.extracting(DocumentChange::document)
				.isEqualTo(Map.of("_id", 1, "n", 1)))
			.assertNext((change) -> assertThat(change.updatedFields()).isEqualTo(Map.of("n", 2)))
			.assertNext((change) -> assertThat(change.id()).isEqualTo(1))
			.expectComplete()
			.verify(LIMIT);
	}

	@Test
	@Needs(Capability.CHANGE_STREAMS)
	void streamGoesOnBehindAChange() {
		insert(Map.of("_id", 0));
		Flux<DocumentChange> first = Flux.merge(db().operations().execute(DocumentWatch.of(collection())),
				db().operations()
					.execute(DocumentInsert.of(collection(), Map.of("_id", 1)))
					.delaySubscription(Duration.ofSeconds(1))
					.thenMany(Flux.<DocumentChange>empty()));
		String token = await(first.next()).resumeToken();
		insert(Map.of("_id", 2));
		db().operations()
			.execute(DocumentWatch.of(collection()).resumedAfter(token))
			.next()
			.as(StepVerifier::create)
			.assertNext((change) -> assertThat(change.id()).isEqualTo(2))
			.expectComplete()
			.verify(LIMIT);
	}

	@Test
	@Needs(Capability.CHANGE_STREAMS)
	void placeThatIsNoneIsRefused() {
		db().operations()
			.execute(DocumentWatch.of(collection()).resumedAfter("not a token"))
			.as(StepVerifier::create)
			.expectErrorSatisfies((error) -> assertThat(error).isInstanceOf(InvalidDocumentException.class)
				.hasMessageContaining("'resumeAfter' is no token"))
			.verify(LIMIT);
	}

	@Test
	void serverWithoutALogOfItsChangesIsNamed() {
		Assumptions.assumeThat(database().has(Capability.CHANGE_STREAMS)).as("the server has change streams").isFalse();
		db().operations()
			.execute(new DocumentWatch(collection(), List.of(), false, null))
			.as(StepVerifier::create)
			.expectErrorSatisfies((error) -> assertThat(error).isInstanceOf(CapabilityNotSupportedException.class)
				.hasMessageContaining("[DF-701] ")
				.hasMessageContaining("change streams on a standalone server"))
			.verify(LIMIT);
	}

}
