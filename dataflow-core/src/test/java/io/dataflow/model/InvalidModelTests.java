/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.model;

import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.annotation.CreatedDate;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Table;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class InvalidModelTests {

	@Test
	void classWithoutAnnotation() {
		assertThatRefused(Plain.class).withMessage("[DF-601] Model 'Plain' is not annotated with @DataFlowModel.")
			.satisfies((error) -> assertThat(error.model()).isEqualTo("Plain"))
			.satisfies((error) -> assertThat(error.action())
				.contains("Annotate io.dataflow.model.InvalidModelTests$Plain"));
	}

	@ParameterizedTest
	@ValueSource(classes = { AnInterface.class, AnEnum.class, Abstract.class, Inner.class })
	void classWithoutInstancesOfItsOwn(Class<?> type) {
		assertThatRefused(type).withMessageContaining("is not a record or a class with instances of its own");
	}

	@Test
	void classWithoutDefaultConstructor() {
		assertThatRefused(NoConstructor.class).withMessageContaining("no constructor without parameters");
	}

	@Test
	void classWithFinalField() {
		assertThatRefused(FinalField.class).withMessageContaining("the final field 'name'");
	}

	@Test
	void constructorThatFails() {
		assertThatRefused(Failing.class)
			.withMessageContaining("constructor that failed: java.lang.IllegalStateException: no")
			.withCauseInstanceOf(IllegalStateException.class);
	}

	@Test
	void optionsThatAreNotAvailable() {
		assertThatRefused(Tenants.class)
			.withMessageContaining("sets multiTenant = true, which this version does not have");
		assertThatRefused(Audit.class).withMessageContaining("sets auditLog = true");
		assertThatRefused(Schema.class).withMessageContaining("sets @Table(schema = \"sales\")");
	}

	@Test
	void identifiersThatAreNone() {
		assertThatRefused(BadTable.class).withMessageContaining("a name for its table that is not an identifier")
			.withMessageNotContaining("DROP");
		assertThatRefused(BadColumn.class)
			.withMessageContaining("a name for its field 'name' that is not an identifier");
		assertThatRefused(BadIndex.class).withMessageContaining("a name for its index that is not an identifier");
	}

	@Test
	void columnsThatAreTheSame() {
		assertThatRefused(SameColumn.class)
			.withMessageContaining("two fields for the column 'user_id': 'userId' and 'userID'");
		assertThatRefused(TwoKeys.class).withMessageContaining("two fields for the column 'id'");
	}

	@Test
	void rolesThatAreGivenTwice() {
		assertThatRefused(TwoIds.class).withMessageContaining("declares both 'a' and 'b' as id");
	}

	@Test
	void rolesWithTheWrongType() {
		assertThatRefused(DoubleId.class).withMessageContaining("declares 'id' with the type double");
		assertThatRefused(TextCreatedAt.class)
			.withMessageContaining("declares 'createdAt' with the type java.lang.String");
		assertThatRefused(TextVersion.class).withMessageContaining("declares 'revision'")
			.satisfies((error) -> assertThat(error.action()).contains("Long or Integer"));
	}

	@Test
	void annotationsWithoutEffect() {
		assertThatRefused(GeneratedName.class).withMessageContaining("has @GeneratedId on 'name'");
		assertThatRefused(DefaultId.class).withMessageContaining("has @DefaultValue on 'id'");
	}

	@Test
	void defaultsThatDoNotFit() {
		assertThatRefused(BadDefault.class)
			.withMessageContaining("a default for 'age' that is not a value of the type int")
			.satisfies((error) -> assertThat(error.action()).startsWith("Give a whole number"));
		assertThatRefused(BadJsonDefault.class).withMessageContaining("a default for 'tags'")
			.satisfies((error) -> assertThat(error.action()).isEqualTo("Give a list as JSON text."));
		assertThatRefused(NullDefault.class).withMessageContaining("a default for 'tags'");
		assertThatRefused(BadInitialiser.class).withMessageContaining("a default for 'price'");
	}

	@Test
	void indexesThatDoNotFit() {
		assertThatRefused(UnknownIndexField.class).withMessageContaining("an index on the unknown field 'nam'")
			.satisfies((error) -> assertThat(error.action()).startsWith("Did you mean 'name'? Valid: id, name"));
		assertThatRefused(EmptyIndex.class).withMessageContaining("an index on no field");
		assertThatRefused(DoubledIndexField.class).withMessageContaining("an index on the same field twice");
		assertThatRefused(DoubledIndex.class).withMessageContaining("two indexes named 'one'");
	}

	@ParameterizedTest
	@ValueSource(classes = { OfClass.class, OfStream.class, OfMono.class, OfFunction.class, OfMethod.class,
			OfDate.class, OfZoned.class, OfDuration.class, OfBigInteger.class, OfChar.class, OfInterface.class })
	void typesThatCannotBeStored(Class<?> type) {
		assertThatExceptionOfType(UnsupportedFieldTypeException.class).isThrownBy(() -> EntityModel.of(type))
			.withMessageStartingWith("[VAL-005] Field 'value' of model '" + type.getSimpleName() + "' has the type ")
			.satisfies((error) -> assertThat(error.action()).contains("Supported: String, int", "@Transient"))
			.satisfies((error) -> assertThat(error.model() + "." + error.field())
				.isEqualTo(type.getSimpleName() + ".value"));
	}

	private static ThrowableAssertAlternative<InvalidModelException> assertThatRefused(Class<?> type) {
		return assertThatExceptionOfType(InvalidModelException.class).isThrownBy(() -> EntityModel.of(type))
			.withMessageStartingWith("[DF-601] Model '" + type.getSimpleName() + "' ");
	}

	private record Plain(String id) {

	}

	@DataFlowModel
	private interface AnInterface {

	}

	@DataFlowModel
	private enum AnEnum {

		A

	}

	@DataFlowModel
	private abstract static class Abstract {

	}

	@DataFlowModel
	private final class Inner {

	}

	@DataFlowModel
	private static final class NoConstructor {

		private NoConstructor(String name) {
		}

	}

	@DataFlowModel
	private static final class FinalField {

		private final String name = "x";

	}

	@DataFlowModel
	private static final class Failing {

		private String name;

		private Failing() {
			throw new IllegalStateException("no");
		}

	}

	@DataFlowModel(multiTenant = true)
	private record Tenants(String id) {

	}

	@DataFlowModel(auditLog = true)
	private record Audit(String id) {

	}

	@DataFlowModel
	@Table(name = "x", schema = "sales")
	private record Schema(String id) {

	}

	@DataFlowModel(table = "x; DROP TABLE users")
	private record BadTable(String id) {

	}

	@DataFlowModel
	private record BadColumn(String id, @Column("a b") String name) {

	}

	@DataFlowModel(indexes = @Index(fields = "id", name = "a-b"))
	private record BadIndex(String id) {

	}

	@DataFlowModel
	private record SameColumn(String id, String userId, String userID) {

	}

	@DataFlowModel
	private record TwoKeys(@Id String key, String id) {

	}

	@DataFlowModel
	private record TwoIds(@Id String a, @Id String b) {

	}

	@DataFlowModel
	private record DoubleId(double id) {

	}

	@DataFlowModel
	private record TextCreatedAt(String id, String createdAt) {

	}

	@DataFlowModel
	private record TextVersion(String id, @Version String revision) {

	}

	@DataFlowModel
	private record GeneratedName(String id, @GeneratedId String name) {

	}

	@DataFlowModel
	private record DefaultId(@DefaultValue("x") String id) {

	}

	@DataFlowModel
	private record BadDefault(String id, @DefaultValue("x") int age) {

	}

	@DataFlowModel
	private record BadJsonDefault(String id, @DefaultValue("[") List<String> tags) {

	}

	@DataFlowModel
	private record NullDefault(String id, @DefaultValue("null") List<String> tags) {

	}

	@DataFlowModel
	private static final class BadInitialiser {

		private String id;

		private BigDecimal price = new BigDecimal("0.00000000001");

	}

	@DataFlowModel(indexes = @Index(fields = "nam"))
	private record UnknownIndexField(String id, String name) {

	}

	@DataFlowModel(indexes = @Index(fields = {}))
	private record EmptyIndex(String id) {

	}

	@DataFlowModel(indexes = @Index(fields = { "name", "name" }))
	private record DoubledIndexField(String id, String name) {

	}

	@DataFlowModel(indexes = { @Index(fields = "name", name = "one"), @Index(fields = "id", name = "one") })
	private record DoubledIndex(String id, String name) {

	}

	@DataFlowModel
	private record OfClass(String id, Class<?> value) {

	}

	@DataFlowModel
	private record OfStream(String id, Stream<String> value) {

	}

	@DataFlowModel
	private record OfMono(String id, Mono<String> value) {

	}

	@DataFlowModel
	private record OfFunction(String id, Supplier<String> value) {

	}

	@DataFlowModel
	private record OfMethod(String id, Method value) {

	}

	@DataFlowModel
	private record OfDate(String id, Date value) {

	}

	@DataFlowModel
	private record OfZoned(String id, @CreatedDate ZonedDateTime value) {

	}

	@DataFlowModel
	private record OfDuration(String id, Duration value) {

	}

	@DataFlowModel
	private record OfBigInteger(String id, BigInteger value) {

	}

	@DataFlowModel
	private record OfChar(String id, char value) {

	}

	@DataFlowModel
	private record OfInterface(String id, AnInterface value) {

	}

}
