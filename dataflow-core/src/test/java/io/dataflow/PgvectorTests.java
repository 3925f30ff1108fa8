/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.util.Objects;

import io.dataflow.VectorEntities.Article;
import io.dataflow.adapter.Capability;
import io.dataflow.adapter.MissingExtensionException;
import io.dataflow.migration.SchemaMode;
import io.dataflow.testing.DatabaseName;
import io.dataflow.testing.DatabaseTest;
import io.dataflow.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Vectors in PostgreSQL with pgvector.
 */
@TestInstance(Lifecycle.PER_CLASS)
@DatabaseTest(DatabaseName.PGVECTOR)
final class PgvectorTests
		implements VectorContract, VectorBulkContract, VectorSearchContract, VectorIndexContract, VectorSecretContract {

	private @Nullable TestDatabase database;

	private @Nullable DataFlow db;

	@BeforeAll
	void start(TestDatabase database) {
		this.database = database;
		this.db = DataFlow.builder(database.url()).models(VectorEntities.ALL.toArray(Class<?>[]::new)).build();
		this.db.start().block(LIMIT);
	}

	@BeforeEach
	void clear() throws Exception {
		try (Stranger stranger = Stranger.at(url())) {
			stranger.execute("TRUNCATE articles, photos, points, wide",
					"DROP INDEX IF EXISTS articles_embedding_hnsw_idx, "
							+ "articles_embedding_ivfflat_idx, photos_small_hnsw_idx, points_place_hnsw_idx");
		}
	}

	@AfterAll
	void stop() {
		if (this.db != null) {
			this.db.close().block(LIMIT);
		}
	}

	@Override
	public TestDatabase database() {
		return Objects.requireNonNull(this.database);
	}

	@Override
	public DataFlow db() {
		return Objects.requireNonNull(this.db);
	}

	@Test
	void declaredCapabilityWorksWithWhatItNeeds() {
		assertThat(db().adapter().capabilities().need(Capability.VECTORS)).isNotEmpty();
		CapabilityProvocation.of(Capability.VECTORS).provoke(this);
	}

	@Test
	void schemaWithVectorsIsWhatTheModelsAskFor() {
		DataFlow other = DataFlow.builder(url())
			.models(VectorEntities.ALL.toArray(Class<?>[]::new))
			.schema(SchemaMode.VALIDATE)
			.build();
		other.start().then(other.close()).as(StepVerifier::create).expectComplete().verify(LIMIT);
	}

	@Test
	void extensionThatMayNotBeCreatedIsNamed() {
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
	void userWithoutTheRightToCreateTheExtensionIsTold() throws Exception {
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
