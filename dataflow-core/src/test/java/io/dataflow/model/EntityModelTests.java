/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.model;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.data.annotation.CreatedDate;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.LastModifiedDate;
import org.springframework.data.annotation.Transient;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

class EntityModelTests {

	private final EntityModel user = EntityModel.of(User.class);

	private final EntityModel ticket = EntityModel.of(Ticket.class);

	@Test
	void hasNameTableAndType() {
		assertThat(this.user.name()).isEqualTo("User");
		assertThat(this.user.table()).isEqualTo("users");
		assertThat(this.user.type()).isEqualTo(User.class);
		assertThat(this.user).hasToString("EntityModel[io.dataflow.model.EntityModelTests$User]");
	}

	@Test
	void ofNullShouldFail() {
		assertThatNullPointerException().isThrownBy(() -> EntityModel.of(nothing()))
			.withMessage("'type' must not be null");
	}

	@Test
	void tableIsThatOfTheAnnotation() {
		assertThat(this.ticket.table()).isEqualTo("support_tickets");
	}

	@Test
	void tableIsThatOfSpringData() {
		assertThat(EntityModel.of(Legacy.class).table()).isEqualTo("T_LEGACY");
	}

	@Test
	void fieldsAreIdThenDeclaredThenManaged() {
		assertThat(this.user.fields()).extracting(FieldModel::name)
			.containsExactly("id", "name", "email", "nick_name", "age", "active", "meta", "created_at", "updated_at");
		assertThat(this.ticket.fields()).extracting(FieldModel::name)
			.containsExactly("id", "title", "status", "stock", "opened_at", "version", "deleted_at", "created_at",
					"updated_at");
	}

	@Test
	void inheritedFieldsComeFirst() {
		assertThat(EntityModel.of(Derived.class).fields()).extracting(FieldModel::name)
			.containsExactly("id", "base", "own", "created_at", "updated_at");
	}

	@Test
	void typeArgumentsOfTheBaseClassAreResolved() {
		assertThat(EntityModel.of(Derived.class).id().javaType()).isEqualTo(UUID.class);
	}

	@Test
	void propertiesAreNullableByAnnotationOrOptional() {
		assertThat(this.user.fields()).filteredOn(FieldModel::nullable)
			.extracting(FieldModel::name)
			.containsExactly("email", "nick_name", "meta");
		assertThat(this.user.field("nick_name").javaType()).isEqualTo(String.class);
	}

	@Test
	void arraysAreNullableByTheirOwnAnnotation() {
		assertThat(EntityModel.of(Blobs.class).field("data").nullable()).isTrue();
	}

	@Test
	void requiredAreFieldsThatNothingElseFills() {
		assertThat(this.user.fields()).filteredOn(FieldModel::required)
			.extracting(FieldModel::name)
			.containsExactly("id", "name");
		assertThat(this.ticket.fields()).filteredOn(FieldModel::required)
			.extracting(FieldModel::name)
			.containsExactly("title");
	}

	@Test
	void fieldIsFoundByColumnOrJavaName() {
		assertThat(this.user.field("nick_name")).isSameAs(this.user.field("nickName"))
			.isSameAs(this.user.find("nickName"));
		assertThat(this.user.field("nick_name").property()).isEqualTo("nickName");
		assertThat(this.user.createdAt()).isSameAs(this.user.field("created_at"))
			.isSameAs(this.user.field("createdAt"));
		assertThat(this.user.createdAt().property()).isNull();
		assertThat(this.user.find("nick")).isNull();
	}

	@Test
	void fieldWhenUnknownShouldNameTheValidOnes() {
		assertThatExceptionOfType(UnknownFieldException.class).isThrownBy(() -> this.user.field("emal"))
			.withMessage("[DF-605] Model 'User' has no field 'emal'.")
			.satisfies((error) -> assertThat(error.action()).startsWith("Did you mean 'email'? Valid: id, name, email"))
			.satisfies((error) -> assertThat(error.model() + "." + error.field()).isEqualTo("User.emal"));
	}

	@Test
	void managedFieldsAreInstantsThatAreNotRequired() {
		assertThat(List.of(this.user.createdAt(), this.user.updatedAt())).allSatisfy((field) -> {
			assertThat(field.type()).isEqualTo(FieldType.INSTANT);
			assertThat(field.managed()).isTrue();
			assertThat(field.nullable()).isFalse();
			assertThat(field.required()).isFalse();
		});
	}

	@Test
	void optionsAddVersionAndDeletion() {
		assertThat(this.user.version()).isNull();
		assertThat(this.user.deletedAt()).isNull();
		assertThat(this.ticket.version()).isSameAs(this.ticket.field("version"))
			.returns(FieldType.LONG, FieldModel::type);
		assertThat(this.ticket.deletedAt()).isSameAs(this.ticket.field("deletedAt"))
			.returns(true, FieldModel::nullable);
	}

	@Test
	void timesAndVersionMayBeDeclared() {
		EntityModel model = EntityModel.of(Declared.class);
		assertThat(model.createdAt()).returns("born", FieldModel::property)
			.returns("created_at", FieldModel::name)
			.returns(FieldType.LOCAL_DATE_TIME, FieldModel::type);
		assertThat(model.updatedAt()).returns("changed_on", FieldModel::name)
			.returns(FieldType.OFFSET_DATE_TIME, FieldModel::type);
		assertThat(model.field("updated_at")).isSameAs(model.updatedAt());
		assertThat(model.version()).isSameAs(model.field("revision")).returns(FieldType.LONG, FieldModel::type);
		assertThat(model.deletedAt()).isSameAs(model.field("deletedAt")).returns(true, FieldModel::nullable);
		assertThat(model.problems()).isEmpty();
	}

	@Test
	void deletedAtAndVersionAreOrdinaryWithoutTheirOption() {
		EntityModel model = EntityModel.of(Ordinary.class);
		assertThat(model.field("deletedAt").role()).isEqualTo(FieldRole.DATA);
		assertThat(model.field("version").role()).isEqualTo(FieldRole.DATA);
		assertThat(model.field("version").type()).isEqualTo(FieldType.STRING);
	}

	@Test
	void idIsGeneratedByItsType() {
		assertThat(this.user.id().generation()).isEqualTo(IdGeneration.NONE);
		assertThat(this.ticket.id().generation()).isEqualTo(IdGeneration.DATABASE);
		assertThat(EntityModel.of(Derived.class).id().generation()).isEqualTo(IdGeneration.UUID_V7);
		assertThat(EntityModel.of(Generated.class).id().generation()).isEqualTo(IdGeneration.UUID_V7);
	}

	@Test
	void generateShouldHaveTheTypeOfTheId() {
		UuidV7 generator = new UuidV7();
		assertThat(EntityModel.of(Derived.class).id().generate(generator)).isInstanceOf(UUID.class);
		assertThat(EntityModel.of(Generated.class).id().generate(generator)).isInstanceOf(String.class);
		assertThat(this.ticket.id().generate(generator)).isNull();
	}

	@Test
	void idMayHaveAnotherName() {
		EntityModel model = EntityModel.of(Legacy.class);
		assertThat(model.id()).returns("code", FieldModel::property).returns("LEGACY_CODE", FieldModel::name);
		assertThat(model.field("id")).isSameAs(model.id()).isSameAs(model.field("code"));
		assertThat(EntityModel.of(Keyed.class).id()).returns("id", FieldModel::name)
			.returns("key", FieldModel::property);
	}

	@Test
	void idWhenMissingShouldBeANumberOfTheDatabase() {
		EntityModel model = EntityModel.of(WithoutId.class);
		assertThat(model.id()).returns("id", FieldModel::name)
			.returns(FieldType.LONG, FieldModel::type)
			.returns(null, FieldModel::property)
			.returns(IdGeneration.DATABASE, FieldModel::generation);
	}

	@Test
	void defaultsOfRecordsAreAnnotations() {
		assertThat(this.user.field("age").defaultValue()).isEqualTo(0);
		assertThat(this.user.field("active").constantDefault()).isEqualTo(true);
		assertThat(this.user.field("meta").defaultValue()).isEqualTo(Map.of("a", List.of(1)));
		assertThat(this.user.field("name").hasDefault()).isFalse();
		assertThat(this.user.field("name").defaultValue()).isNull();
	}

	@Test
	void defaultsOfClassesAreInitialisers() {
		assertThat(this.ticket.field("status").defaultValue()).isEqualTo("OPEN");
		assertThat(this.ticket.field("stock").constantDefault()).isEqualTo(0);
		assertThat(this.ticket.field("title").hasDefault()).isFalse();
	}

	@Test
	void defaultsOfClassesAreEvaluatedForEachRecord() {
		FieldModel token = EntityModel.of(Initialised.class).field("token");
		assertThat(token.hasDefault()).isTrue();
		assertThat(token.constantDefault()).isNull();
		assertThat(token.defaultValue()).isNotEqualTo(token.defaultValue());
	}

	@Test
	void timesAreNeverConstantDefaults() {
		assertThat(this.ticket.field("openedAt").constantDefault()).isNull();
		assertThat(this.ticket.field("openedAt").defaultValue()).isEqualTo(Instant.EPOCH);
	}

	@Test
	void defaultsAreNotShared() {
		FieldModel tags = EntityModel.of(Initialised.class).field("tags");
		assertThat(tags.defaultValue()).isEqualTo(List.of("new")).isNotSameAs(tags.defaultValue());
		FieldModel salt = EntityModel.of(Initialised.class).field("salt");
		assertThat(salt.constantDefault()).isEqualTo(new byte[] { 1 }).isNotSameAs(salt.constantDefault());
	}

	@Test
	void transientAndStaticPropertiesAreSkipped() {
		EntityModel model = EntityModel.of(Initialised.class);
		assertThat(model.fields()).extracting(FieldModel::name)
			.containsExactly("id", "token", "tags", "salt", "created_at", "updated_at");
	}

	@Test
	void indexesAreNamedByTableAndAllColumns() {
		EntityModel model = EntityModel.of(Indexed.class);
		assertThat(model.indexes()).extracting(IndexModel::name)
			.containsExactly("idx_indexeds_status_created_at", "unique_code", "idx_indexeds_owner_id");
		assertThat(model.indexes().get(0).fields()).containsExactly(model.field("status"), model.createdAt());
		assertThat(model.indexes()).extracting(IndexModel::unique).containsExactly(false, true, false);
	}

	@Test
	void fieldsKnowTheirIndexes() {
		EntityModel model = EntityModel.of(Indexed.class);
		assertThat(model.fields()).filteredOn(FieldModel::unique)
			.extracting(FieldModel::name)
			.containsExactly("id", "code");
		assertThat(model.fields()).filteredOn(FieldModel::indexed)
			.extracting(FieldModel::name)
			.containsExactly("id", "status", "code", "owner_id", "created_at");
	}

	@Test
	void relationsAreNamedWithoutId() {
		EntityModel model = EntityModel.of(Indexed.class);
		assertThat(model.relations()).containsExactly(new RelationModel("owner", model.field("ownerId"), User.class));
	}

	@Test
	void relationWhenIndexedByHandShouldKeepThatIndex() {
		assertThat(EntityModel.of(UniqueRelation.class).indexes()).singleElement()
			.returns("one_each", IndexModel::name)
			.returns(true, IndexModel::unique);
	}

	@Test
	void optionsAreKept() {
		assertThat(this.user.appendOnly()).isFalse();
		assertThat(EntityModel.of(Indexed.class).appendOnly()).isTrue();
		assertThat(EntityModel.of(Indexed.class).validation()).isEqualTo(Validation.STRICT);
	}

	@Test
	void annotationsOnGettersCount() {
		assertThat(EntityModel.of(Bean.class).id().property()).isEqualTo("number");
		assertThat(EntityModel.of(Bean.class).find("shown")).isNull();
	}

	@SuppressWarnings({ "NullAway", "DataFlowIssue" })
	private static Class<?> nothing() {
		return null;
	}

	@DataFlowModel
	private record User(@Id String id, String name, @Nullable String email, Optional<String> nickName,
			@DefaultValue("0") int age, @DefaultValue("true") boolean active,
			@DefaultValue("{\"a\": [1]}") @Nullable Map<String, Object> meta) {

	}

	@DataFlowModel(table = "support_tickets", softDelete = true, versioned = true)
	private static class Ticket {

		@Id
		private Long id;

		private String title;

		private Status status = Status.OPEN;

		private int stock;

		private Instant openedAt = Instant.EPOCH;

	}

	private enum Status {

		OPEN, CLOSED

	}

	@Table("T_LEGACY")
	@DataFlowModel(validation = Validation.OFF)
	private record Legacy(@Id @Column("LEGACY_CODE") String code) {

	}

	@DataFlowModel(validation = Validation.OFF)
	private record Keyed(@Id String key) {

	}

	private abstract static class Base<T> {

		@Id
		private T id;

		private String base;

	}

	@DataFlowModel
	private static class Derived extends Base<UUID> {

		private String own;

	}

	@DataFlowModel
	private record Blobs(Long id, byte @Nullable [] data) {

	}

	@DataFlowModel(softDelete = true)
	private record Declared(Long id, @CreatedDate LocalDateTime born,
			@LastModifiedDate @Column("changed_on") OffsetDateTime changed, Instant deletedAt,
			@Version Integer revision) {

	}

	@DataFlowModel
	private record Ordinary(Long id, Instant deletedAt, String version) {

	}

	@DataFlowModel
	private record Generated(@GeneratedId @Id String id) {

	}

	@DataFlowModel(validation = Validation.OFF)
	private record WithoutId(String name) {

	}

	@DataFlowModel
	private static class Initialised {

		private static final String CONSTANT = "no field";

		private Long id;

		private UUID token = UUID.randomUUID();

		private List<String> tags = List.of("new");

		private byte[] salt = { 1 };

		@Transient
		private String shown = CONSTANT;

		private transient String cached = "no";

	}

	@DataFlowModel(appendOnly = true, validation = Validation.STRICT, indexes = {
			@Index(fields = { "status", "createdAt" }), @Index(fields = "code", unique = true, name = "unique_code") })
	private record Indexed(Long id, String status, String code, @BelongsTo(User.class) String ownerId) {

	}

	@DataFlowModel(indexes = @Index(fields = "owner_id", unique = true, name = "one_each"))
	private record UniqueRelation(Long id, @BelongsTo(User.class) String ownerId) {

	}

	@DataFlowModel(validation = Validation.OFF)
	private static class Bean {

		private Long number;

		private String shown;

		@Id
		Long getNumber() {
			return this.number;
		}

		@Transient
		String getShown() {
			return this.shown;
		}

	}

}
