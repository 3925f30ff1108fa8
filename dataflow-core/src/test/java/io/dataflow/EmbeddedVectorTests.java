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

import io.dataflow.embedding.EmbeddingSettings;
import io.dataflow.error.DataFlowException;
import io.dataflow.model.DataFlowModel;
import io.dataflow.model.Embedded;
import io.dataflow.model.Vector;
import io.dataflow.operation.BulkResult;
import io.dataflow.query.Query;
import io.dataflow.testing.DatabaseName;
import io.dataflow.testing.DatabaseTest;
import io.dataflow.testing.HashingEmbedder;
import io.dataflow.testing.OtherDatabase;
import io.dataflow.testing.SecretScan;
import io.dataflow.testing.TestDatabase;
import io.dataflow.workflow.Workflow;
import io.dataflow.workflow.WorkflowRun;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.annotation.Id;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Tests for vectors that are made of texts, in a database that keeps them.
 */
@DatabaseTest(DatabaseName.PGVECTOR)
class EmbeddedVectorTests {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	private final HashingEmbedder hashing = new HashingEmbedder(32);

	private final DataFlow db;

	private final ModelOperations<Article> articles;

	EmbeddedVectorTests(TestDatabase database) {
		this.db = DataFlow.builder(database.another().url())
			.models(Article.class, Note.class)
			.embedder(this.hashing, new EmbeddingSettings(2, 1, Duration.ofSeconds(5)))
			.build();
		this.articles = this.db.model(Article.class);
	}

	@AfterEach
	void close() {
		this.db.close().block(LIMIT);
	}

	@Test
	void createAndUpdateThroughNodesMakeVectors() {
		run(Workflow.builder("w")
			.addNode("ArticleCreateNode", "create", Map.of("id", "a", "content", "green tea"))
			.addNode("ArticleUpdateNode", "title", Map.of("fields", Map.of("title", "x")))
			.addConnection("create", "id", "title", "filter.id")
			.build());
		assertThat(vector("a")).isEqualTo(this.hashing.vector("green tea"));
		assertThat(this.hashing.calls()).hasSize(1);
		run("ArticleUpdateNode", Map.of("filter", Map.of("id", "a"), "fields", Map.of("content", "black tea")));
		assertThat(vector("a")).isEqualTo(this.hashing.vector("black tea"));
		run("ArticleUpdateNode", Map.of("filter", Map.of("id", "a"), "fields", DataFlowContract.map("content", null)));
		assertThat(vector("a")).isNull();
	}

	@Test
	void vectorOfTheCallerIsStored() {
		float[] own = this.hashing.vector("something else");
		await(this.articles.create(new Article("a", "t", "green tea", own)));
		assertThat(vector("a")).isEqualTo(own);
		assertThat(this.hashing.calls()).isEmpty();
	}

	@Test
	void upsertMakesTheVectorOfWhatIsWritten() {
		Map<String, Object> upsert = Map.of("where", Map.of("id", "a"), "create", Map.of("content", "new"), "update",
				Map.of("content", "changed"));
		run("ArticleUpsertNode", upsert);
		assertThat(vector("a")).isEqualTo(this.hashing.vector("new"));
		run("ArticleUpsertNode", upsert);
		assertThat(vector("a")).isEqualTo(this.hashing.vector("changed"));
		await(this.articles.upsert(new Article("a", null, "again", null)));
		assertThat(vector("a")).isEqualTo(this.hashing.vector("again"));
	}

	@Test
	void bulkCallsEmbedInBatches() {
		await(this.articles.bulkCreate(
				Flux.just(article("a", "one"), article("b", "two"), article("c", "three"), article("d", "one"))));
		assertThat(this.hashing.calls()).containsExactly(List.of("one", "two"), List.of("three"));
		await(this.articles.bulkUpdate(Flux.just(article("a", "eins"), article("b", "zwei"))));
		assertThat(vector("b")).isEqualTo(this.hashing.vector("zwei"));
		BulkResult upserted = await(this.articles.bulkUpsert(Flux.just(article("b", "deux"), article("e", "cinq"))));
		assertThat(upserted.updated()).isOne();
		assertThat(vector("b")).isEqualTo(this.hashing.vector("deux"));
		assertThat(vector("e")).isEqualTo(this.hashing.vector("cinq"));
		this.hashing.calls();
		await(this.articles.bulkUpdate(Query.all(), Map.of("content", "all the same")));
		assertThat(this.hashing.calls()).containsExactly(List.of("all the same"));
		assertThat(vector("c")).isEqualTo(this.hashing.vector("all the same"));
	}

	@Test
	void textsAreInNoLogAndNoError() {
		try (SecretScan scan = SecretScan.open()) {
			run("ArticleCreateNode", Map.of("id", "a", "content", SecretScan.TEXT));
			run("ArticleBulkUpdateNode", Map.of("data", List.of(Map.of("id", "a", "content", "x" + SecretScan.TEXT))));
			run("EmbedNode", Map.of("text", SecretScan.TEXT));
			Map<String, Object> computed = Map.of("filter", Map.of("id", "a"), "fields",
					Map.of("content", Map.of("$concat", SecretScan.TEXT)));
			scan.read(catchThrowable(() -> run("ArticleUpdateNode", computed)));
			scan.read(this.db.engine().history().recent());
			assertThat(scan.leaks()).isEmpty();
		}
	}

	@Test
	void bulkNodesEmbedToo() {
		run("ArticleBulkCreateNode",
				Map.of("data", List.of(Map.of("id", "a", "content", "one"), Map.of("id", "b", "title", "no text"),
						Map.of("id", "c", "content", "three", "embedding", this.hashing.vector("own")))));
		assertThat(vector("a")).isEqualTo(this.hashing.vector("one"));
		assertThat(vector("b")).isNull();
		assertThat(vector("c")).isEqualTo(this.hashing.vector("own"));
		run("ArticleBulkUpdateNode",
				Map.of("data", List.of(Map.of("id", "a", "content", "uno"), Map.of("id", "b", "title", "x"))));
		assertThat(vector("a")).isEqualTo(this.hashing.vector("uno"));
		assertThat(vector("b")).isNull();
	}

	@Test
	void vectorThatMustHaveAValueIsMadeOfTheTextThatComes() {
		ModelOperations<Note> notes = this.db.model(Note.class);
		await(notes.create(new Note("a", "one", none())));
		await(notes.bulkUpdate(Flux.just(new Note("a", "two", none()))));
		assertThat(await(notes.read("a")).embedding()).isEqualTo(this.hashing.vector("two"));
		run("NoteUpdateNode", Map.of("filter", Map.of("id", "a"), "fields",
				DataFlowContract.map("content", "three", "embedding", null)));
		assertThat(await(notes.read("a")).embedding()).isEqualTo(this.hashing.vector("three"));
		run("NoteBulkUpdateNode",
				Map.of("data", List.of(DataFlowContract.map("id", "a", "content", "four", "embedding", null))));
		assertThat(await(notes.read("a")).embedding()).isEqualTo(this.hashing.vector("four"));
		run("NoteCreateNode", DataFlowContract.map("id", "b", "content", "five", "embedding", null));
		assertThat(await(notes.read("b")).embedding()).isEqualTo(this.hashing.vector("five"));
		assertThatExceptionOfType(DataFlowException.class)
			.isThrownBy(() -> run("NoteUpdateNode",
					Map.of("filter", Map.of("id", "a"), "fields", DataFlowContract.map("embedding", null))))
			.withMessageContaining("DF-109");
	}

	@Test
	void laterTextOfABulkUpdateDoesNotKeepTheEarlierVector() {
		await(this.articles.create(article("a", "one")));
		run("ArticleBulkUpdateNode", Map.of("data", List.of(Map.of("id", "a", "embedding", this.hashing.vector("own")),
				Map.of("id", "a", "content", "two"), Map.of("id", "a", "title", "t"))));
		assertThat(vector("a")).isEqualTo(this.hashing.vector("two"));
		run("ArticleBulkUpdateNode", Map.of("data", List.of(Map.of("id", "a", "content", "three"),
				Map.of("id", "a", "embedding", this.hashing.vector("own")))));
		assertThat(vector("a")).isEqualTo(this.hashing.vector("own"));
	}

	@SuppressWarnings("NullAway")
	private static float[] none() {
		return null;
	}

	@Test
	void expressionOnTheTextIsRefused() {
		await(this.articles.create(article("a", "one")));
		assertThatExceptionOfType(DataFlowException.class)
			.isThrownBy(() -> run("ArticleUpdateNode",
					Map.of("filter", Map.of("id", "a"), "fields", Map.of("content", Map.of("$concat", "!")))))
			.withMessageContaining("Article.content cannot change by an expression");
		assertThat(vector("a")).isEqualTo(this.hashing.vector("one"));
	}

	@Test
	void modelOfAnotherLengthStoresNothing(TestDatabase database) {
		DataFlow other = DataFlow.builder(database.another().url())
			.models(Article.class)
			.embedder(new HashingEmbedder(8), EmbeddingSettings.defaults())
			.build();
		assertThatExceptionOfType(DataFlowException.class)
			.isThrownBy(() -> await(other.model(Article.class).create(article("a", "one"))))
			.withMessageContaining("[DF-401] Article.embedding holds vectors of 32 numbers");
		assertThat(await(other.model(Article.class).count(Query.all()))).isZero();
		other.close().block(LIMIT);
	}

	@Test
	void textIsFoundByAQuestion() {
		await(this.articles.bulkCreate(Flux.just(article("tea", "green tea from japan"),
				article("pot", "a pot of cast iron"), article("cup", "a cup of porcelain"))));
		WorkflowRun run = run(Workflow.builder("search")
			.addNode("EmbedNode", "question", Map.of("text", "tea from japan"))
			.addNode("ArticleVectorSearchNode", "search", Map.of("k", 1))
			.addConnection("question", "vector", "search", "query_vector")
			.build());
		assertThat(ids(run, "search").toString()).isEqualTo("[tea]");
	}

	@Test
	void oneWorkflowReadsSearchesAndWritesInThreeDatabases(@OtherDatabase(DatabaseName.POSTGRESQL) TestDatabase shop,
			@OtherDatabase(DatabaseName.MONGODB) TestDatabase mongodb, TestDatabase pgvector) {
		DataFlow knowledge = DataFlow.builder(pgvector.another().url())
			.name("knowledge")
			.models(Article.class)
			.embedder(this.hashing, EmbeddingSettings.defaults())
			.build();
		DataFlow log = DataFlow.builder(mongodb.url()).name("log").models(Answer.class).build();
		DataFlow desk = DataFlow.builder(shop.url())
			.models(Question.class)
			.databases(knowledge, log)
			.embedder(this.hashing, EmbeddingSettings.defaults())
			.build();
		await(knowledge.model(Article.class)
			.bulkCreate(Flux.just(article("tea", "green tea from japan"), article("pot", "a pot of cast iron"))));
		await(desk.model(Question.class).create(new Question("q1", "which pot is of iron")));
		desk.engine()
			.run(Workflow.builder("answer")
				.addNode("QuestionReadNode", "question", Map.of("id", "q1", "database", "default"))
				.addNode("EmbedNode", "embed")
				.addNode("ArticleVectorSearchNode", "search", Map.of("k", 1, "database", "knowledge"))
				.addNode("AnswerCreateNode", "answer", Map.of("database", "log"))
				.addConnection("question", "text", "embed", "text")
				.addConnection("embed", "vector", "search", "query_vector")
				.addConnection("question", "id", "answer", "id")
				.addConnection("search", "results.0.id", "answer", "article")
				.build())
			.block(LIMIT);
		assertThat(await(log.model(Answer.class).read("q1"))).isEqualTo(new Answer("q1", "pot"));
		desk.close().then(log.close()).then(knowledge.close()).block(LIMIT);
	}

	private static List<?> ids(WorkflowRun run, String node) {
		List<?> results = (List<?>) Objects.requireNonNull(run.value(node, "results"));
		return results.stream().map((record) -> Objects.requireNonNull(((Map<?, ?>) record).get("id"))).toList();
	}

	private void run(String type, Map<String, ? extends @Nullable Object> parameters) {
		run(Workflow.builder("w").addNode(type, "node", parameters).build());
	}

	private WorkflowRun run(Workflow workflow) {
		return await(this.db.engine().run(workflow));
	}

	private float @Nullable [] vector(String id) {
		return await(this.articles.read(id)).embedding();
	}

	private static Article article(String id, String content) {
		return new Article(id, null, content, null);
	}

	private static <T> T await(Mono<T> result) {
		return Objects.requireNonNull(result.block(LIMIT));
	}

	@DataFlowModel
	record Article(@Id String id, @Nullable String title, @Nullable String content,
			@Vector(dimensions = 32) @Embedded(from = "content") float @Nullable [] embedding) {

	}

	@DataFlowModel
	record Note(@Id String id, String content, @Vector(dimensions = 32) @Embedded(from = "content") float[] embedding) {

	}

	@DataFlowModel
	record Question(@Id String id, String text) {

	}

	@DataFlowModel
	record Answer(@Id String id, String article) {

	}

}
