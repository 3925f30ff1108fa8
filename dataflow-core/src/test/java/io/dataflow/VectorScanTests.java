/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.dataflow.VectorEntities.Photo;
import io.dataflow.VectorEntities.Point;
import io.dataflow.adapter.StatementTexts;
import io.dataflow.model.EntityModel;
import io.dataflow.operation.VectorDistance;
import io.dataflow.operation.VectorSearch;
import io.dataflow.operation.VectorTuning;
import io.dataflow.operation.VectorTuning.IterativeScan;
import io.dataflow.query.Filter;
import io.dataflow.query.Query;
import io.dataflow.testing.DatabaseName;
import io.dataflow.testing.DatabaseTest;
import io.dataflow.testing.TestDatabase;
import io.dataflow.transaction.IsolationLevel;
import io.dataflow.transaction.TransactionSettings;
import io.dataflow.workflow.Workflow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.context.Context;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Searches that read from an index, since the server is told to read no table.
 */
@DatabaseTest(DatabaseName.PGVECTOR)
final class VectorScanTests implements DataFlowContract {

	private static final int RECORDS = 6000;

	private final TestDatabase database;

	private final DataFlow db;

	VectorScanTests(TestDatabase database) throws Exception {
		this.database = database.another();
		stranger(
				"DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET enable_seqscan = off', current_database()); END $$");
		this.db = DataFlow.builder(url()).models(Point.class, Photo.class).build();
		this.db.start().block(LIMIT);
	}

	@AfterEach
	void stop() {
		this.db.close().block(LIMIT);
	}

	@Override
	public TestDatabase database() {
		return this.database;
	}

	@Override
	public DataFlow db() {
		return this.db;
	}

	private void stranger(String... statements) throws SQLException {
		try (Stranger stranger = Stranger.at(url())) {
			stranger.execute(statements);
		}
	}

	private void fill(String index) {
		await(this.db.model(Point.class).bulkCreate(Flux.range(0, RECORDS).map(VectorScanTests::point)));
		run("CreateVectorIndexNode", "table_name", "points", "distance", "l2", "index_type", index);
	}

	private static Point point(int i) {
		return new Point((long) i, i, new float[] { i / 100f, (i * 7 % 13) / 50f, (i * 11 % 17) / 50f, 1 });
	}

	private VectorSearch search(int limit) {
		EntityModel model = this.db.models().model(Point.class);
		return VectorSearch.of(model, model.field("place"), List.of(0, 0, 0, 1), limit).by(VectorDistance.L2);
	}

	private List<Double> distances(VectorSearch search) {
		return await(this.db.operations().execute(search).map((match) -> match.distance()).collectList());
	}

	@Test
	void searchWithoutAnIndexIsMadeBySeveralProcesses() throws Exception {
		await(this.db.model(Point.class).bulkCreate(Flux.range(0, RECORDS).map(VectorScanTests::point)));
		assertThat(plan(statement(search(10)))).contains("Parallel Seq Scan on points");
		assertThat(distances(search(500))).hasSize(500).isSorted();
		stranger("CREATE INDEX added ON points USING hnsw (place vector_l2_ops)");
		assertThat(statement(search(10))).contains("set_config('hnsw.ef_search'");
		assertThat(distances(search(500))).hasSize(500).isSorted();
	}

	/**
	 * Return the text of the statement that a search ends with.
	 */
	private String statement(VectorSearch search) {
		StatementTexts texts = StatementTexts.of(Context.empty());
		await(this.db.operations()
			.execute(search)
			.contextWrite((context) -> context.put(StatementTexts.class, texts))
			.then(Mono.just(true)));
		return texts.all().get(texts.all().size() - 1);
	}

	private String plan(String statement) throws SQLException {
		try (Stranger stranger = Stranger.at(url())) {
			stranger.execute("ANALYZE points", "SET enable_seqscan = on", "SET min_parallel_table_scan_size = 0",
					"SET parallel_setup_cost = 0", "SET parallel_tuple_cost = 0");
			return String.join("\n", stranger.values("EXPLAIN " + statement.replaceAll("\\$\\d+", "'[0,0,0,1]'")));
		}
	}

	@Test
	void indexThatIsDroppedIsForgotten() throws Exception {
		run("CreateVectorIndexNode", "table_name", "points", "distance", "l2");
		assertThat(statement(search(10))).contains("set_config('hnsw.ef_search'");
		stranger("DROP INDEX points_place_hnsw_idx");
		await(Flux.range(0, 101).concatMap((i) -> search(search(1))).then(Mono.just(true)));
		assertThat(statement(search(10))).doesNotContain("set_config");
		stranger("CREATE INDEX another ON points USING hnsw (place vector_l2_ops)");
		assertThat(statement(search(10))).contains("set_config('hnsw.ef_search'");
	}

	@Test
	void indexThatIsYoungerThanTheSnapshotIsReadOn() {
		await(this.db.model(Point.class).bulkCreate(Flux.range(0, RECORDS).map(VectorScanTests::point)));
		Mono<Object> creation = Mono.fromCallable(() -> {
			stranger("CREATE INDEX added ON points USING hnsw (place vector_l2_ops)");
			return true;
		}).subscribeOn(Schedulers.boundedElastic()).cast(Object.class);
		Mono<Long> found = this.db.operations().execute(search(500)).count();
		Mono<Long> work = this.db.model(Point.class).count(Query.all()).then(creation).then(found);
		TransactionSettings settings = TransactionSettings.DEFAULT.isolation(IsolationLevel.REPEATABLE_READ);
		assertThat(await(this.db.operations().inTransaction(settings, work))).isEqualTo(500);
	}

	@Test
	void searchFindsAsManyRecordsAsItAsksFor() {
		fill("hnsw");
		assertThat(distances(search(2000))).hasSize(2000).isSorted();
		assertThat(run("HybridSearchNode", "table_name", "points", "distance", "l2", "k", 1200, "query_vector",
				List.of(0, 0, 0, 1)))
			.containsEntry("count", 1200L);
	}

	@Test
	void recordsThatAreGoneDoNotCount() throws Exception {
		fill("hnsw");
		stranger("DELETE FROM points WHERE distance < 300");
		assertThat(distances(search(10))).hasSize(10).isSorted();
	}

	@Test
	void otherKindOfIndexIsReadOnToo() {
		fill("ivfflat");
		assertThat(distances(search(500))).hasSize(500).isSorted();
		Filter far = new Filter.Comparison(search(1).model().field("distance"), Filter.Operator.GTE, 5900);
		assertThat(distances(search(10).withFilter(far))).hasSize(10).isSorted();
	}

	@Test
	void indexIsNotReadOnWhenTold() {
		fill("hnsw");
		VectorTuning off = new VectorTuning(1, null, IterativeScan.OFF);
		assertThat(distances(search(10).tuned(off))).hasSize(1);
		assertThat(distances(search(10))).hasSize(10);
	}

	@Test
	void tuningOfATransactionIsKept() throws Exception {
		fill("hnsw");
		stranger("CREATE FUNCTION tell() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
				+ "NEW.title := current_setting('hnsw.ef_search') || ' ' || current_setting('hnsw.iterative_scan'); "
				+ "PERFORM set_config('hnsw.ef_search', '77', true); RETURN NEW; END $$",
				"CREATE TRIGGER tell BEFORE INSERT ON photos FOR EACH ROW EXECUTE FUNCTION tell()");
		VectorSearch once = search(200).tuned(new VectorTuning(5, null, IterativeScan.RELAXED_ORDER));
		Mono<List<Photo>> photos = Flux
			.concat(photo(1), search(once), photo(2), search(once).next(), photo(3),
					search(once
						.withFilter(new Filter.Comparison(once.model().field("distance"), Filter.Operator.LT, -1))),
					photo(4))
			.collectList();
		assertThat(await(this.db.operations().inTransaction(photos)).stream().map(Photo::title).skip(1))
			.containsExactly("77 off", "77 off", "77 off");
	}

	private Mono<Photo> photo(long id) {
		return this.db.model(Photo.class).create(new Photo(id, "", new float[] { 1, 1 }, null));
	}

	private Flux<Photo> search(VectorSearch search) {
		return this.db.operations().execute(search).thenMany(Flux.empty());
	}

	@Test
	void recordWithoutAVectorIsNotFound() throws Exception {
		run("PhotoCreateNode", "id", 1, "small", List.of(1, 1));
		stranger("ALTER TABLE photos ALTER COLUMN small DROP NOT NULL", "INSERT INTO photos (id) VALUES (2)");
		assertThat(
				run("VectorSearchNode", "table_name", "photos", "column_name", "small", "query_vector", List.of(1, 1)))
			.containsEntry("count", 1L);
	}

	@Test
	void indexIsFoundInTheSchemaOfItsTable() throws Exception {
		stranger("CREATE SCHEMA \"Vector Space\"", "DO $$ BEGIN EXECUTE format("
				+ "'ALTER DATABASE %I SET search_path = \"Vector Space\", public', current_database()); END $$");
		DataFlow other = DataFlow.builder(url()).models(Point.class).build();
		other.start().block(LIMIT);
		for (boolean created : new boolean[] { true, false }) {
			assertThat(Objects
				.requireNonNull(other.engine()
					.run(Workflow.builder("index")
						.addNode("CreateVectorIndexNode", "index", Map.of("table_name", "points"))
						.build())
					.block(LIMIT))
				.value("index", "index_created")).isEqualTo(created);
		}
		other.close().block(LIMIT);
	}

}
