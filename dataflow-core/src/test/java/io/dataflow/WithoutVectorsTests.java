/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.time.Duration;
import java.util.List;

import io.dataflow.VectorEntities.Article;
import io.dataflow.adapter.CapabilityNotSupportedException;
import io.dataflow.migration.SchemaMode;
import io.dataflow.node.EntityNodes;
import io.dataflow.operation.VectorOperations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What databases say to vectors that have none.
 */
class WithoutVectorsTests {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	@ParameterizedTest
	@EnumSource(SchemaMode.class)
	void modelWithVectorsIsRefusedAtTheStart(SchemaMode mode) {
		for (String url : List.of("h2:mem:without-vectors-" + mode, ":memory:")) {
			DataFlow db = DataFlow.builder(url).models(Article.class).schema(mode).build();
			db.start().as(StepVerifier::create).expectErrorSatisfies((error) -> {
				assertThat(error).isInstanceOf(CapabilityNotSupportedException.class)
					.hasMessageContaining("[DF-701]")
					.hasMessageContaining("does not support vectors, which the field Article.embedding holds.");
				assertThat(((CapabilityNotSupportedException) error).action()).contains("extension 'vector'");
			}).verify(LIMIT);
			db.close().as(StepVerifier::create).expectComplete().verify(LIMIT);
		}
	}

	@Test
	void onlyEntitiesWithVectorsHaveANodeForThem() {
		assertThat(EntityNodes.vectorNames(Article.class)).containsExactly("ArticleVectorSearchNode");
		assertThat(EntityNodes.vectorNames(ContractEntities.Person.class)).isEmpty();
	}

	@Test
	void capabilityIsNotThere() {
		DataFlow db = DataFlow.builder("h2:mem:without-vector-operations").build();
		assertThatExceptionOfType(CapabilityNotSupportedException.class)
			.isThrownBy(() -> db.adapter().require(VectorOperations.class))
			.withMessage("[DF-701] H2 does not support VectorOperations.");
		db.close().as(StepVerifier::create).expectComplete().verify(LIMIT);
	}

}
