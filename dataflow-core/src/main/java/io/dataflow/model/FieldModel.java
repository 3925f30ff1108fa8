/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.model;

import java.time.DateTimeException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * A column of a model: its name and type, what callers must give, and how their values
 * become those that rows hold.
 *
 * @since 0.1.0
 */
public final class FieldModel {

	private static final int LONGEST_SHOWN_VALUE = 40;

	private static final Pattern SENSITIVE = Pattern.compile(".*(passw(or)?d|passphrase|secret|token|credential|"
			+ "api_?key|private_?key|access_?key|card_?number|(^|_)(pin|ssn|cvv|cvc|iban)($|_)).*");

	private final FieldDeclaration declaration;

	private final boolean unique;

	private final boolean indexed;

	FieldModel(FieldDeclaration declaration, boolean unique, boolean indexed) {
		this.declaration = declaration;
		this.unique = unique;
		this.indexed = indexed;
	}

	/**
	 * Return the column, by which workflows, filters and results address the field.
	 * @return the name of the column
	 */
	public String name() {
		return this.declaration.column();
	}

	/**
	 * Return the Java name of the field.
	 * @return the name of the field or record component, or {@code null} when the entity
	 * does not declare it
	 */
	public @Nullable String property() {
		Property property = this.declaration.property();
		return (property != null) ? property.name() : null;
	}

	/**
	 * Return the kind of values.
	 * @return the type
	 */
	public FieldType type() {
		return this.declaration.type().type();
	}

	/**
	 * Return the Java type of the values in the entity.
	 * @return the type, boxed, and of an {@link java.util.Optional} the type within
	 */
	public Class<?> javaType() {
		return this.declaration.type().javaType();
	}

	/**
	 * Return how many numbers a vector of the field has.
	 * @return the number of dimensions; 0 unless {@link #type()} is
	 * {@link FieldType#VECTOR}
	 */
	public int dimensions() {
		return this.declaration.type().dimensions();
	}

	/**
	 * Return what the field is for.
	 * @return the role
	 */
	public FieldRole role() {
		return this.declaration.role();
	}

	/**
	 * Return whether the column may be empty.
	 * @return whether {@code null} is a value of the field
	 */
	public boolean nullable() {
		return this.declaration.nullable();
	}

	/**
	 * Return whether a new record needs a value from its caller.
	 * @return whether the field is neither nullable, nor has a default, nor is generated,
	 * nor managed, nor embedded
	 */
	public boolean required() {
		return !nullable() && !hasDefault() && !managed() && !embedded() && generation() == IdGeneration.NONE;
	}

	/**
	 * Return whether DataFlow makes the value of the text of another field.
	 * @return whether the field has {@link Embedded}
	 */
	public boolean embedded() {
		return embeddedFrom() != null;
	}

	/**
	 * Return the name by which {@link Embedded} means the text, {@code null} without it.
	 */
	@Nullable String embeddedFrom() {
		Property property = this.declaration.property();
		Embedded embedded = (property != null) ? property.annotation(Embedded.class) : null;
		return (embedded != null) ? embedded.from() : null;
	}

	/**
	 * Return whether a record gets a value when its caller gives none.
	 * @return whether there is a default
	 */
	public boolean hasDefault() {
		return this.declaration.initial() != null;
	}

	/**
	 * Return the default for one new record. A field initialiser is evaluated by each
	 * call.
	 * @return the value in normal form, or {@code null} without a default
	 */
	public @Nullable Object defaultValue() {
		FieldDefault initial = this.declaration.initial();
		return (initial != null) ? initial.value() : null;
	}

	/**
	 * Return the default that the table can have.
	 * @return the value in normal form if it is the same for all records, else
	 * {@code null}
	 */
	public @Nullable Object constantDefault() {
		FieldDefault initial = this.declaration.initial();
		return (initial != null && initial.isConstant()) ? initial.value() : null;
	}

	/**
	 * Return where the primary key comes from when a caller gives none.
	 * @return the origin; {@link IdGeneration#NONE} for all fields but the primary key
	 */
	public IdGeneration generation() {
		return this.declaration.generation();
	}

	/**
	 * Return whether DataFlow sets the field, and callers do not.
	 * @return whether the field is neither the primary key nor data
	 */
	public boolean managed() {
		return role() != FieldRole.ID && role() != FieldRole.DATA;
	}

	/**
	 * Return whether two records cannot have the same value.
	 * @return whether the field is the primary key or alone in a unique index
	 */
	public boolean unique() {
		return this.unique;
	}

	/**
	 * Return whether the database finds records by the field without reading all.
	 * @return whether the field is the primary key or part of an index
	 */
	public boolean indexed() {
		return this.indexed;
	}

	/**
	 * Return whether values of the field belong neither into logs nor into messages.
	 * @return whether the name of the field or of its property suggests a password, a
	 * token or the like; a primary key is called id whatever its property is
	 */
	public boolean sensitive() {
		String property = property();
		return isSensitive(name()) || property != null && isSensitive(property);
	}

	private static boolean isSensitive(String name) {
		return SENSITIVE.matcher(Identifiers.snakeCase(name)).matches();
	}

	/**
	 * Bring a value into the normal form of {@link #type()}. Texts are understood where a
	 * number, a date, a UUID or bytes are expected, and numbers where they fit without
	 * loss; nothing is turned into text, and nothing is rounded except times, which are
	 * cut to microseconds.
	 * @param value what a caller or a database gave, or {@code null}
	 * @return the value in normal form; {@code null} for {@code null}, whether or not the
	 * field is nullable
	 * @throws FieldTypeException {@code DF-102} if the value does not fit
	 */
	public @Nullable Object coerce(@Nullable Object value) {
		if (value == null) {
			return null;
		}
		Object normal = null;
		try {
			normal = this.declaration.type().normaliser().apply(value);
		}
		catch (IllegalArgumentException | ArithmeticException | DateTimeException | JacksonException ex) {
			// Not attached as a cause: its message shows the value, which may be
			// sensitive
		}
		if (normal == null) {
			throw mismatch(value);
		}
		return normal;
	}

	/**
	 * Generate a primary key.
	 * @param generator the generator of the instance
	 * @return a UUID, or its text for a field of type {@link FieldType#STRING};
	 * {@code null} unless {@link #generation()} is {@link IdGeneration#UUID_V7}
	 */
	public @Nullable Object generate(UuidV7 generator) {
		if (generation() != IdGeneration.UUID_V7) {
			return null;
		}
		UUID uuid = generator.next();
		return (type() == FieldType.STRING) ? uuid.toString() : uuid;
	}

	@Override
	public String toString() {
		return this.declaration.model() + "." + name();
	}

	/**
	 * Return the value of the property in normal form.
	 */
	@Nullable Object read(Object entity, Property property) {
		Object value = property.read(entity);
		boolean unset = role() == FieldRole.ID && property.isPrimitive() && value instanceof Number number
				&& number.longValue() == 0;
		if (value == null || unset) {
			return null;
		}
		return (type() == FieldType.JSON) ? tree(value) : coerce(value);
	}

	/**
	 * Return a value of a row as the property holds it.
	 */
	@Nullable Object restore(Object value) {
		ValueType type = this.declaration.type();
		Object normal = type.normalForm().isInstance(value) ? value : coerce(value);
		Object restored = null;
		try {
			restored = (normal != null) ? type.restorer().apply(normal) : null;
		}
		catch (IllegalArgumentException | JacksonException ex) {
			// As in coerce
		}
		if (restored == null) {
			throw mismatch(value);
		}
		return restored;
	}

	/**
	 * Return what a caller may give, for messages.
	 */
	String expected() {
		return this.declaration.type().expected();
	}

	FieldTypeException nullForPrimitive() {
		return new FieldTypeException(this.declaration.model(), name(), expected(), "null by the database");
	}

	private @Nullable Object tree(Object value) {
		try {
			return JsonTree.of(value);
		}
		catch (IllegalArgumentException | JacksonException ex) {
			throw mismatch(value);
		}
	}

	private FieldTypeException mismatch(Object value) {
		return new FieldTypeException(this.declaration.model(), name(), expected(), described(value));
	}

	/**
	 * Texts are not shown, since nobody knows what a text is that came to a wrong place.
	 */
	private String described(Object value) {
		if (type() == FieldType.VECTOR) {
			return VectorValues.described(value);
		}
		String type = (value instanceof Map) ? "Map"
				: (value instanceof List) ? "List" : value.getClass().getSimpleName();
		boolean shown = (value instanceof Number || value instanceof Boolean) && !sensitive();
		String text = (shown) ? value.toString() : "";
		return (shown && text.length() <= LONGEST_SHOWN_VALUE) ? type + " '" + text + "'" : type;
	}

}
