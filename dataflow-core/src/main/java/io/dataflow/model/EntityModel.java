/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ObjIntConsumer;

import org.jspecify.annotations.Nullable;

/**
 * An entity class as DataFlow sees it: its table, fields, indexes and relations, and how
 * its instances become rows. Immutable; nothing is shared between two models of the same
 * class.
 *
 * @since 0.1.0
 */
public final class EntityModel {

	private final ModelDeclaration declaration;

	private final ModelParts parts;

	private final RowMapper rows;

	private final @Nullable TimeSeriesModel timeSeries;

	private final List<ModelProblem> problems;

	private final List<EmbeddedField> embeddedFields;

	private EntityModel(ModelDeclaration declaration, ModelParts parts, RowMapper rows, List<ModelProblem> problems) {
		this.declaration = declaration;
		this.parts = parts;
		this.rows = rows;
		this.timeSeries = TimeSeriesReader.read(declaration.entityClass().type(), parts);
		this.problems = List.copyOf(problems);
		this.embeddedFields = EmbeddedField.of(declaration.name(), parts);
	}

	/**
	 * Read the model of a class. Relations are not followed: {@link EntityModels} checks
	 * them, because only it knows the other models.
	 * @param type a record or class with {@link DataFlowModel}
	 * @return a new model
	 * @throws InvalidModelException {@code DF-601} if the class cannot be mapped
	 * @throws UnsupportedFieldTypeException {@code VAL-005} if a field cannot be stored
	 * @throws ModelValidationException if the model is strict and has problems
	 */
	public static EntityModel of(Class<?> type) {
		EntityModel model = read(type);
		ModelReport.publish(List.of(model));
		return model;
	}

	/**
	 * Read the model of a class, but tell nobody of its problems.
	 */
	static EntityModel read(Class<?> type) {
		Objects.requireNonNull(type, "'type' must not be null");
		ModelDeclaration declaration = ModelDeclaration.read(type);
		boolean checked = declaration.options().validation() != Validation.OFF;
		ModelParts parts = ModelParts.of(declaration);
		return new EntityModel(declaration, parts, RowMapper.of(declaration.entityClass(), parts.fields()),
				checked ? ModelChecks.of(declaration) : List.of());
	}

	/**
	 * Return this model with more problems, unless it is not validated.
	 */
	EntityModel with(List<ModelProblem> found) {
		if (found.isEmpty() || validation() == Validation.OFF) {
			return this;
		}
		List<ModelProblem> all = new ArrayList<>(this.problems);
		all.addAll(found);
		return new EntityModel(this.declaration, this.parts, this.rows, all);
	}

	/**
	 * Return the name of the model.
	 * @return the simple name of the class, for instance {@code OrderItem}
	 */
	public String name() {
		return this.declaration.name();
	}

	/**
	 * Return the name of the table.
	 * @return an identifier of at most 63 characters, for instance {@code order_items}
	 */
	public String table() {
		return this.declaration.table();
	}

	/**
	 * Return the entity class.
	 * @return the class that was read
	 */
	public Class<?> type() {
		return this.declaration.entityClass().type();
	}

	/**
	 * Return all fields: the primary key, then the others as they are declared, then the
	 * managed ones that the class does not declare.
	 * @return at least {@code id}, {@code created_at} and {@code updated_at}
	 */
	public List<FieldModel> fields() {
		return this.parts.fields();
	}

	/**
	 * Return the primary key.
	 * @return the first field
	 */
	public FieldModel id() {
		return this.parts.fields().get(0);
	}

	/**
	 * Return the fields that the table keeps unique together.
	 * @return the field of {@link #id()}, and of a time series also its time
	 */
	public List<FieldModel> primaryKey() {
		return (this.timeSeries != null) ? List.of(id(), this.timeSeries.time()) : List.of(id());
	}

	/**
	 * Return how the records are parted by time.
	 * @return the time and the chunks, or {@code null} if the model is no time series
	 */
	public @Nullable TimeSeriesModel timeSeries() {
		return this.timeSeries;
	}

	/**
	 * Find a field by its column or its Java name. The usual names of a role ({@code id},
	 * {@code created_at}, {@code createdAt} and so on) find the field with that role,
	 * whatever its own name is.
	 * @param name the name
	 * @return the field or {@code null}
	 */
	public @Nullable FieldModel find(String name) {
		return this.parts.names().get(name);
	}

	/**
	 * Return a field by its column or its Java name.
	 * @param name the name, as {@link #find} takes it
	 * @return the field
	 * @throws UnknownFieldException {@code DF-605} if there is none
	 */
	public FieldModel field(String name) {
		FieldModel field = find(name);
		if (field == null) {
			throw new UnknownFieldException(name(), name, this.parts.fields().stream().map(FieldModel::name).toList());
		}
		return field;
	}

	/**
	 * Return the field that tells when a record was created.
	 * @return the field
	 */
	public FieldModel createdAt() {
		return Objects.requireNonNull(withRole(FieldRole.CREATED_AT));
	}

	/**
	 * Return the field that tells when a record was last changed.
	 * @return the field
	 */
	public FieldModel updatedAt() {
		return Objects.requireNonNull(withRole(FieldRole.UPDATED_AT));
	}

	/**
	 * Return the field that tells when a record was deleted.
	 * @return the field, or {@code null} if a delete removes the record
	 */
	public @Nullable FieldModel deletedAt() {
		return withRole(FieldRole.DELETED_AT);
	}

	/**
	 * Return the field that counts the changes of a record.
	 * @return the field, or {@code null} if the model is not versioned
	 */
	public @Nullable FieldModel version() {
		return withRole(FieldRole.VERSION);
	}

	/**
	 * Return whether records can neither be changed nor deleted.
	 * @return whether the table only grows
	 */
	public boolean appendOnly() {
		return this.declaration.options().appendOnly();
	}

	/**
	 * Return the name of the database that the records are in.
	 * @return the name of an instance, or an empty string where the model names none
	 */
	public String database() {
		return this.declaration.options().database();
	}

	/**
	 * Return what happens when the model has problems.
	 * @return the mode
	 */
	public Validation validation() {
		return this.declaration.options().validation();
	}

	/**
	 * Return the indexes, those of relations last.
	 * @return the indexes, without that of the primary key; may be empty
	 */
	public List<IndexModel> indexes() {
		return this.parts.indexes();
	}

	/**
	 * Return the relations in the order of their fields.
	 * @return the relations; may be empty
	 */
	public List<RelationModel> relations() {
		return this.parts.relations();
	}

	/**
	 * Return the vectors that are made of texts.
	 * @return the fields with {@link Embedded}; may be empty
	 */
	public List<EmbeddedField> embeddedFields() {
		return this.embeddedFields;
	}

	/**
	 * Return what is probably not meant about the declaration.
	 * @return the problems; empty if there are none or nobody looked
	 */
	public List<ModelProblem> problems() {
		return this.problems;
	}

	/**
	 * Convert an entity to a row.
	 * @param entity an instance of {@link #type()}
	 * @return column to value in normal form, for all fields that the class declares, in
	 * their order; a primary key of a primitive type that is 0 is {@code null}
	 * @throws FieldTypeException {@code DF-102} if a value does not fit its column
	 */
	public Map<String, @Nullable Object> toRow(Object entity) {
		return this.rows.toRow(entity);
	}

	/**
	 * Read the values of an entity without making a row.
	 * @param entity an instance of {@link #type()}
	 * @param values takes the value of each field that the class declares, as
	 * {@link #toRow} has it, and the position of the field in {@link #fields()}
	 * @throws FieldTypeException {@code DF-102} if a value does not fit its column
	 */
	public void read(Object entity, ObjIntConsumer<@Nullable Object> values) {
		this.rows.read(entity, values);
	}

	/**
	 * Convert a row to an entity. Columns that the class does not declare are ignored;
	 * fields whose column is missing have their default, else {@code null} or 0.
	 * @param row column to value
	 * @return a new instance of {@link #type()}
	 * @throws FieldTypeException {@code DF-102} if a value does not fit its field
	 */
	public Object toEntity(Map<String, @Nullable Object> row) {
		return this.rows.toEntity(row);
	}

	@Override
	public String toString() {
		return "EntityModel[" + type().getName() + "]";
	}

	private @Nullable FieldModel withRole(FieldRole role) {
		return this.parts.roles().get(role);
	}

}
