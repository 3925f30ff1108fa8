/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import io.dataflow.error.DataFlowException;
import io.dataflow.testing.Capability;
import io.dataflow.testing.Needs;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what the nodes for documents refuse: nothing is changed by it.
 */
class DocumentErrorTests extends AbstractDocumentTests {

	private void refused(String code, String words, String type, @Nullable Object... inputs) {
		insert(Map.of("_id", 1, "n", 1));
		DataFlowException failure = failureWithInputs(type, inputs);
		assertThat(failure.code()).as(failure.getMessage()).isEqualTo(code);
		assertThat(failure).hasMessageContaining(words);
		assertThat(run("DocumentFindNode", "collection", collection()).get("documents"))
			.isEqualTo(List.of(Map.of("_id", 1, "n", 1)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "system.users", "a$b", " ", "a..b", ".a" })
	void collectionThatIsNotOfCallersIsRefused(String name) {
		refused("DF-102", "cannot be used", "DocumentFindNode", "collection", name);
	}

	@Test
	void collectionWithANullCharacterOrTooLongIsRefused() {
		refused("DF-102", "null character", "DocumentDeleteNode", "collection", "a\0b", "filter", Map.of("n", 1));
		DataFlowException failure = failureWithInputs("DocumentCountNode", "collection", "x".repeat(300));
		assertThat(failure).hasMessageContaining("longer than 190 bytes");
	}

	@ParameterizedTest
	@ValueSource(strings = { "$where", "$function", "$accumulator", "mapReduce" })
	void codeIsRefusedWhereverItIs(String operator) {
		Map<String, Object> code = Map.of(operator, "return true");
		refused("DF-907", operator, "DocumentFindNode", "collection", collection(), "filter",
				Map.of("$or", List.of(Map.of("n", 1), Map.of("$expr", code))));
		DataFlowException projection = failureWithInputs("DocumentFindNode", "collection", collection(), "projection",
				Map.of("n", code));
		assertThat(projection).hasMessageContaining("'projection' uses " + operator);
		DataFlowException pipeline = failureWithInputs("AggregateNode", "collection", collection(), "pipeline",
				List.of(Map.of("$facet", Map.of("a", List.of(Map.of("$match", code))))));
		assertThat(pipeline.code()).isEqualTo("DF-907");
		DataFlowException update = failureWithInputs("DocumentUpdateNode", "collection", collection(), "filter",
				Map.of("n", 1), "update", Map.of("$pull", Map.of("tags", code)));
		assertThat(update.code()).isEqualTo("DF-907");
		DataFlowException delete = failureWithInputs("DocumentDeleteNode", "collection", collection(), "filter", code,
				"multi", true);
		assertThat(delete.code()).isEqualTo("DF-907");
	}

	@Test
	void staticParametersAreRefusedBeforeTheRun() {
		assertThat(refusal("DocumentFindNode", "collection", "things", "filter", Map.of("$where", "1")).code())
			.isEqualTo("DF-907");
		assertThat(refusal("DocumentDeleteNode", "collection", "things", "filter", Map.of()).code())
			.isEqualTo("DF-903");
		assertThat(refusal("DocumentInsertNode", "collection", "things").code()).isEqualTo("DF-101");
	}

	@Test
	void emptyFilterIsRefused() {
		refused("DF-903", "empty filter; nothing was changed", "DocumentDeleteNode", "collection", collection(),
				"filter", Map.of(), "multi", true);
		DataFlowException update = failureWithInputs("DocumentUpdateNode", "collection", collection(), "filter", "{}",
				"update", Map.of("$set", Map.of("n", 2)));
		assertThat(update.code()).isEqualTo("DF-903");
	}

	@ParameterizedTest
	@ValueSource(strings = { "$out", "$merge" })
	void stageThatWritesIsRefusedUnlessAllowed(String stage) {
		refused("DF-907", stage + ", which writes", "AggregateNode", "collection", collection(), "pipeline",
				List.of(Map.of("$match", Map.of()), Map.of(stage, "copies")));
	}

	@Test
	void stageThatWritesWorksWhenAllowed() {
		insert(Map.of("_id", 1, "n", 1));
		String copies = collection() + "_copies";
		assertThat(run("AggregateNode", "collection", collection(), "pipeline", List.of(Map.of("$out", copies)),
				"allow_write", true))
			.containsEntry("count", 0L);
		assertThat(run("DocumentCountNode", "collection", copies)).containsEntry("count", 1L);
	}

	@Test
	void otherCollectionsOfAPipelineAreChecked() {
		refused("DF-102", "'system.users'", "AggregateNode", "collection", collection(), "pipeline",
				List.of(Map.of("$unionWith", Map.of("coll", "system.users"))));
		DataFlowException other = failureWithInputs("AggregateNode", "collection", collection(), "pipeline",
				List.of(Map.of("$out", Map.of("db", "admin", "coll", "x"))), "allow_write", true);
		assertThat(other).hasMessageContaining("another database");
		DataFlowException lookup = failureWithInputs("LookupNode", "collection", collection(), "from", "system.js",
				"local_field", "a", "foreign_field", "b", "as", "c");
		assertThat(lookup.code()).isEqualTo("DF-102");
	}

	@Test
	void stageAboutTheServerIsRefused() {
		refused("DF-907", "$currentOp", "AggregateNode", "collection", collection(), "pipeline",
				List.of(Map.of("$currentOp", Map.of())));
	}

	@Test
	void unknownCollectionIsNamed() {
		insert(Map.of("_id", 1));
		String near = collection() + "s";
		for (String type : List.of("DocumentFindNode", "DocumentCountNode", "InferSchemaNode")) {
			DataFlowException failure = failureWithInputs(type, "collection", near);
			assertThat(failure.code()).as(type).isEqualTo("DF-302");
			assertThat(failure).hasMessageContaining("no collection '" + near + "'");
		}
		assertThat(failureWithInputs("AggregateNode", "collection", near, "pipeline",
				List.of(Map.of("$match", Map.of("n", 1))))
			.code()).isEqualTo("DF-302");
		assertThat(failureWithInputs("DocumentDeleteNode", "collection", near, "filter", Map.of("n", 1)).code())
			.isEqualTo("DF-302");
	}

	@Test
	@Needs(Capability.COLLECTIONS_BY_INSERT)
	void updateOfAnUnknownCollectionIsRefused() {
		DataFlowException failure = failureWithInputs("DocumentUpdateNode", "collection", collection(), "filter",
				Map.of("n", 1), "update", Map.of("$set", Map.of("n", 1)));
		assertThat(failure.code()).isEqualTo("DF-302");
	}

	@Test
	void documentOfMoreThan16MebibytesIsRefused() {
		refused("DF-506", "Document 1 has ", "BulkDocumentInsertNode", "collection", collection(), "documents",
				List.of(Map.of("_id", 2), Map.of("text", "x".repeat(17 << 20))));
		DataFlowException update = failureWithInputs("DocumentUpdateNode", "collection", collection(), "filter",
				Map.of("_id", 1), "update", Map.of("$set", Map.of("text", "é".repeat(9 << 20))));
		assertThat(update.code()).isEqualTo("DF-506");
	}

	@Test
	void filterThatIsNestedTooDeeplyIsRefused() {
		DataFlowException failure = failureWithInputs("DocumentFindNode", "collection", collection(), "filter",
				"{\"a\":".repeat(120) + "1" + "}".repeat(120));
		assertThat(failure).hasMessageContaining("nested more than 100 deep");
	}

	@Test
	void invalidObjectIdIsRefused() {
		refused("DF-102", "'zz', which is no ObjectId", "DocumentFindNode", "collection", collection(), "filter",
				Map.of("_id", Map.of("$oid", "zz")));
		DataFlowException file = failureWithInputs("GridFsReadNode", "file_id", "123");
		assertThat(file.code()).isEqualTo("DF-102");
		assertThat(file).hasMessageContaining("no ObjectId");
	}

	@Test
	void wrongTypesAreRefused() {
		assertThat(refusal("DocumentFindNode", "collection", collection(), "limit", "many").code()).isEqualTo("DF-102");
		assertThat(failureWithInputs("DocumentFindNode", "collection", collection(), "filter", "not json").code())
			.isEqualTo("DF-102");
		assertThat(failureWithInputs("DocumentFindNode", "collection", collection(), "sort", List.of("n")).code())
			.isEqualTo("DF-102");
		assertThat(failureWithInputs("DocumentFindNode", "collection", collection(), "limit", -1).code())
			.isEqualTo("DF-909");
		assertThat(failureWithInputs("BulkDocumentInsertNode", "collection", collection(), "documents", Map.of("a", 1))
			.code()).isEqualTo("DF-906");
		assertThat(
				failureWithInputs("BulkDocumentInsertNode", "collection", collection(), "documents", List.of(1)).code())
			.isEqualTo("DF-102");
	}

	@Test
	void emptyDocumentsAreRefused() {
		refused("DF-102", "is empty", "DocumentInsertNode", "collection", collection(), "document", Map.of());
		assertThat(
				failureWithInputs("BulkDocumentInsertNode", "collection", collection(), "documents", List.of()).code())
			.isEqualTo("DF-102");
		assertThat(failureWithInputs("AggregateNode", "collection", collection(), "pipeline", List.of()).code())
			.isEqualTo("DF-102");
	}

	@Test
	void fieldsThatLookLikeOperatorsAreRefusedInDocuments() {
		refused("DF-102", "'$set' cannot be the name", "DocumentInsertNode", "collection", collection(), "document",
				Map.of("a", Map.of("$set", 1)));
	}

	@Test
	void updateWithoutOperatorsIsRefused() {
		refused("DF-102", "only operators go", "DocumentUpdateNode", "collection", collection(), "filter",
				Map.of("n", 1), "update", Map.of("n", 2));
		DataFlowException unknown = failureWithInputs("DocumentUpdateNode", "collection", collection(), "filter",
				Map.of("n", 1), "update", Map.of("$sett", Map.of("n", 2)));
		assertThat(unknown.code()).isEqualTo("DF-907");
		DataFlowException operand = failureWithInputs("DocumentUpdateNode", "collection", collection(), "filter",
				Map.of("n", 1), "update", Map.of("$set", 2));
		assertThat(operand.code()).isEqualTo("DF-102");
	}

	@Test
	void updateOfTheIdIsRefused() {
		refused("DF-905", "cannot change '_id' with $set", "DocumentUpdateNode", "collection", collection(), "filter",
				Map.of("n", 1), "update", Map.of("$set", Map.of("_id", 2)));
	}

	@Test
	void duplicateIdIsRefusedAndTheRestOfAnOrderedCallIsNotInserted() {
		refused("DF-502", "", "BulkDocumentInsertNode", "collection", collection(), "documents",
				List.of(Map.of("_id", 1), Map.of("_id", 2)));
	}

	@Test
	void otherDatabaseIsRefused() {
		assertThat(refusal("DocumentFindNode", "collection", "things", "database", "elsewhere").message())
			.contains("'database' elsewhere");
		assertThat(refusal("DocumentFindNode", "collection", "things", "database_url", "mongodb://u:p@h/d").message())
			.contains("another 'database_url'")
			.doesNotContain("u:p");
	}

	@Test
	void valueThatDocumentsCannotHoldIsRefused() {
		List<Object> numbers = List.of(new BigDecimal("1." + "1".repeat(40)));
		refused("DF-102", "more than 34 digits", "DocumentInsertNode", "collection", collection(), "document",
				Map.of("n", numbers));
		DataFlowException other = failureWithInputs("DocumentInsertNode", "collection", collection(), "document",
				Map.of("n", new StringBuilder("text").chars()));
		assertThat(other).hasMessageContaining("which documents cannot hold");
	}

}
