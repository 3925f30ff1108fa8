/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.dataflow.model.DataFlowModel;
import io.dataflow.query.Query;
import io.dataflow.testing.DatabaseName;
import io.dataflow.testing.DatabaseTest;
import io.dataflow.testing.OtherDatabase;
import io.dataflow.testing.TestDatabase;
import io.dataflow.workflow.Workflow;
import io.dataflow.workflow.WorkflowExecutionException;
import org.junit.jupiter.api.Test;
import org.springframework.data.annotation.Id;
import reactor.core.publisher.Flux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * One workflow reads from PostgreSQL and writes to a database of another kind.
 */
@DatabaseTest(DatabaseName.POSTGRESQL)
class SeveralDatabasesTests {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	@Test
	void readsPostgresqlAndWritesSqlite(TestDatabase postgresql,
			@OtherDatabase(DatabaseName.SQLITE) TestDatabase other) {
		archives(postgresql.another(), other);
	}

	@Test
	void readsPostgresqlAndWritesH2(TestDatabase postgresql, @OtherDatabase(DatabaseName.H2) TestDatabase other) {
		archives(postgresql.another(), other);
	}

	@Test
	void readsPostgresqlAndWritesMongodb(TestDatabase postgresql,
			@OtherDatabase(DatabaseName.MONGODB) TestDatabase other) {
		archives(postgresql.another(), other);
	}

	private static void archives(TestDatabase source, TestDatabase target) {
		DataFlow archive = DataFlow.builder(target.url()).name("archive").models(Archived.class).build();
		DataFlow shop = DataFlow.builder(source.url()).models(Sale.class).databases(archive).build();
		try {
			shop.model(Sale.class)
				.bulkCreate(Flux.just(new Sale("s1", "tea"), new Sale("s2", "cup"), new Sale("s3", "tea")))
				.block(LIMIT);
			shop.engine().run(archiving()).block(LIMIT);
			assertThat(archived(archive)).containsExactly(new Archived("s1", "tea"), new Archived("s3", "tea"));
			// the second time the first record is there already
			assertThatExceptionOfType(WorkflowExecutionException.class)
				.isThrownBy(() -> shop.engine().run(archiving()).block(LIMIT))
				.withMessageContaining("[DF-502]");
			assertThat(shop.model(Sale.class).count(Query.all()).block(LIMIT)).isEqualTo(3);
		}
		finally {
			shop.close().then(archive.close()).block(LIMIT);
		}
	}

	private static List<Archived> archived(DataFlow archive) {
		return Objects
			.requireNonNull(archive.model(Archived.class).list(Query.all().orderBy("id")).collectList().block(LIMIT));
	}

	private static Workflow archiving() {
		return Workflow.builder("archiving")
			.addNode("SaleListNode", "sales",
					Map.of("filter", Map.of("product", "tea"), "order_by", "id", "database", "default"))
			.addNode("ForEachNode", "copy",
					Map.of("items", "{{ sales.records }}", "node", "ArchivedCreateNode", "params",
							Map.of("id", "{{ item.id }}", "product", "{{ item.product }}", "database", "archive")))
			.build();
	}

	@DataFlowModel
	record Sale(@Id String id, String product) {

	}

	@DataFlowModel
	record Archived(@Id String id, String product) {

	}

}
