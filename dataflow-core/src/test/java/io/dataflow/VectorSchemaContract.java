/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import io.dataflow.VectorEntities.Article;
import io.dataflow.adapter.MissingExtensionException;
import io.dataflow.migration.SchemaMode;
import io.dataflow.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The schema of vectors and the extension that it needs.
 */
interface VectorSchemaContract extends DataFlowContract {

	@Test
	default void schemaWithVectorsIsWhatTheModelsAskFor() {
		DataFlow other = DataFlow.builder(url())
			.models(VectorEntities.ALL.toArray(Class<?>[]::new))
			.schema(SchemaMode.VALIDATE)
			.build();
		other.start().then(other.close()).as(StepVerifier::create).expectComplete().verify(LIMIT);
	}

	@Test
	default void extensionThatMayNotBeCreatedIsNamed() {
		DataFlow other = DataFlow.builder(database().another().url())
			.models(Article.class)
			.schema(SchemaMode.VALIDATE)
			.build();
		other.start().as(StepVerifier::create).expectErrorSatisfies((error) -> {
			assertThat(error).isInstanceOf(MissingExtensionException.class)
				.hasMessageContaining("vector field Article.embedding needs the extension 'vector'");
			assertThat(((MissingExtensionException) error).action()).contains("CREATE EXTENSION vector");
		}).verify(LIMIT);
		other.close().as(StepVerifier::create).expectComplete().verify(LIMIT);
	}

	@Test
	default void userWithoutTheRightToCreateTheExtensionIsTold() throws Exception {
		TestDatabase empty = database().another();
		try (Stranger stranger = Stranger.at(empty.url())) {
			stranger.execute(
					"DO $$ BEGIN CREATE ROLE dataflow_guest LOGIN PASSWORD 'guest'; EXCEPTION "
							+ "WHEN duplicate_object THEN NULL; END $$",
					"GRANT ALL ON SCHEMA public TO dataflow_guest");
		}
		String url = empty.url().replaceFirst("://[^@]*@", "://dataflow_guest:guest@");
		DataFlow guest = DataFlow.builder(url).models(Article.class).build();
		guest.start().as(StepVerifier::create).expectErrorSatisfies((error) -> {
			assertThat(error).isInstanceOf(MissingExtensionException.class)
				.hasMessageContaining("which this database does not have and did not create");
			assertThat(error.getCause()).hasMessageContaining("42501");
		}).verify(LIMIT);
		guest.close().as(StepVerifier::create).expectComplete().verify(LIMIT);
	}

}
