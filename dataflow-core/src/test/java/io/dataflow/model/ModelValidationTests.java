/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.model;

import java.time.Instant;
import java.util.List;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.dataflow.error.ErrorCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.data.annotation.CreatedDate;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

class ModelValidationTests {

	private final Logger logger = (Logger) LoggerFactory.getLogger("io.dataflow");

	private final ListAppender<ILoggingEvent> log = new ListAppender<>();

	@BeforeEach
	void listen() {
		this.log.start();
		this.logger.addAppender(this.log);
	}

	@AfterEach
	void stopListening() {
		this.logger.detachAppender(this.log);
	}

	@Test
	void modelWithoutFieldsAndKey() {
		assertThat(EntityModel.of(Nothing.class).problems()).extracting(ModelProblem::code, ModelProblem::severity)
			.containsExactly(tuple(ErrorCode.NO_FIELDS, Severity.ERROR),
					tuple(ErrorCode.NO_PRIMARY_KEY, Severity.ERROR));
	}

	@Test
	void modelWithoutKey() {
		assertThat(EntityModel.of(Keyless.class).problems()).singleElement()
			.satisfies((problem) -> assertThat(problem.message()).contains("Primary key 'id' is required"))
			.satisfies((problem) -> assertThat(problem.action()).startsWith("Add 'id' field"));
	}

	@Test
	void keyWithAnotherName() {
		assertThat(EntityModel.of(Keyed.class).problems()).singleElement()
			.returns(ErrorCode.PRIMARY_KEY_NAME, ModelProblem::code)
			.returns(Severity.WARNING, ModelProblem::severity)
			.satisfies((problem) -> assertThat(problem.message()).contains("names its primary key 'sku'"));
	}

	@Test
	void managedFields() {
		EntityModel model = EntityModel.of(Managed.class);
		assertThat(model.problems()).extracting(ModelProblem::code, ModelProblem::severity)
			.containsExactly(tuple(ErrorCode.MANAGED_FIELD_DECLARED, Severity.ERROR),
					tuple(ErrorCode.MANAGED_FIELD_DECLARED, Severity.INFO));
		assertThat(model.problems().get(0).message()).contains("declares 'updatedAt', which DataFlow manages");
		assertThat(model.field("updatedAt").managed()).isTrue();
	}

	@Test
	void reservedNames() {
		assertThat(EntityModel.of(Reserved.class).problems()).hasSize(5)
			.allSatisfy((problem) -> assertThat(problem.code()).isEqualTo(ErrorCode.RESERVED_NAME))
			.extracting(ModelProblem::message)
			.containsExactly(reserved("type"), reserved("class"), reserved("metadata"), reserved("_dataflow_x"),
					reserved("__init__"));
	}

	@Test
	void columnNamesThatAreNotSnakeCase() {
		assertThat(EntityModel.of(CamelCase.class).problems()).singleElement()
			.returns(ErrorCode.COLUMN_NAME, ModelProblem::code)
			.returns("Name it 'full_name'.", ModelProblem::action);
	}

	@Test
	void relationsThatAreMisconfigured() {
		assertThat(EntityModel.of(Related.class).problems()).hasSize(4)
			.allSatisfy((problem) -> assertThat(problem.code()).isEqualTo(ErrorCode.RELATION_CONFIGURATION))
			.extracting(ModelProblem::action)
			.containsExactly("Name the field 'parentId'.", "Put it on a field with the type of the target's id.",
					"Hold its id instead, marked with @BelongsTo.", "Hold its id instead, marked with @BelongsTo.");
	}

	@Test
	void warnShouldLogOncePerModel() {
		EntityModel.of(Nothing.class);
		assertThat(this.log.list).singleElement()
			.returns(Level.WARN, ILoggingEvent::getLevel)
			.satisfies((event) -> assertThat(event.getFormattedMessage()).contains(
					"ModelValidationTests$Nothing has problems:", "[VAL-001] Model 'Nothing' declares no fields",
					"[VAL-002]"));
	}

	@Test
	void warnShouldNotLogWhatIsOnlyWorthKnowing() {
		assertThat(EntityModel.of(Author.class).problems()).hasSize(1);
		assertThat(this.log.list).isEmpty();
	}

	@Test
	void offShouldNeitherLookNorLog() {
		assertThat(EntityModel.of(Unchecked.class).problems()).isEmpty();
		assertThat(this.log.list).isEmpty();
	}

	@Test
	void strictShouldListAllWithTheGravestFirst() {
		assertThatExceptionOfType(ModelValidationException.class).isThrownBy(() -> EntityModel.of(Strict.class))
			.withMessageMatching(
					"(?s)\\[VAL-006] Strict validation found 2 problems:\n  \\[VAL-006] .*\n  \\[VAL-003] .*")
			.satisfies((error) -> assertThat(error.code()).isEqualTo("VAL-006"))
			.satisfies((error) -> assertThat(error.problems()).hasSize(2));
		assertThat(this.log.list).isEmpty();
	}

	@Test
	void strictShouldPassWhatIsOnlyWorthKnowing() {
		assertThat(EntityModel.of(StrictAuthor.class).problems()).hasSize(1);
	}

	private static String reserved(String name) {
		return "Model 'Reserved' uses the reserved name '" + name + "' for a field.";
	}

	@DataFlowModel
	private record Nothing() {

	}

	@DataFlowModel
	private record Keyless(String name) {

	}

	@DataFlowModel
	private record Keyed(@Id String sku) {

	}

	@DataFlowModel
	private record Managed(String id, @CreatedDate Instant createdAt, Instant updatedAt, String createdBy) {

	}

	@DataFlowModel
	private record Reserved(String id, String type, @Column("class") String category, String metadata,
			String _dataflow_x, String __init__) {

	}

	@DataFlowModel
	private record CamelCase(String id, @Column("fullName") String name) {

	}

	@DataFlowModel
	private record Related(String id, @BelongsTo(Author.class) String parent, @BelongsTo(Author.class) boolean authorId,
			Author author, List<Author> authors) {

	}

	@DataFlowModel
	private record Author(String id, String createdBy) {

	}

	@DataFlowModel(validation = Validation.OFF)
	private record Unchecked(String type) {

	}

	@DataFlowModel(validation = Validation.STRICT)
	private record Strict(@Id String key, String type) {

	}

	@DataFlowModel(validation = Validation.STRICT)
	private record StrictAuthor(String id, String createdBy) {

	}

}
