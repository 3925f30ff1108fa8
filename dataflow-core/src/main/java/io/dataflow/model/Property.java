/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.model;

import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.core.GenericTypeResolver;
import org.springframework.core.Nullness;
import org.springframework.core.ResolvableType;
import org.springframework.util.ClassUtils;

/**
 * A field of an entity class or a component of an entity record. An {@link Optional} is
 * seen as what it contains.
 */
final class Property {

	private final Field field;

	private final boolean optional;

	private final Type genericType;

	private final Class<?> rawType;

	private final Annotation[] annotations;

	private Property(Class<?> entity, Field field, Annotation[] ofGetter) {
		this.field = field;
		Type generic = field.getGenericType();
		Type declared = (generic instanceof Class) ? generic : GenericTypeResolver.resolveType(generic, entity);
		this.optional = field.getType() == Optional.class && declared instanceof ParameterizedType;
		this.genericType = this.optional ? ((ParameterizedType) declared).getActualTypeArguments()[0] : declared;
		this.rawType = ClassUtils.resolvePrimitiveIfNecessary(raw());
		Annotation[] ofField = field.getAnnotations();
		this.annotations = (ofGetter.length == 0) ? ofField
				: Stream.of(ofField, ofGetter).flatMap(Arrays::stream).toArray(Annotation[]::new);
	}

	static Property of(Class<?> entity, Field field, Annotation... ofGetter) {
		try {
			field.setAccessible(true);
		}
		catch (RuntimeException ex) {
			throw new InvalidModelException(entity.getSimpleName(),
					"has a field '" + field.getName() + "' that cannot be accessed.",
					"Open the package " + entity.getPackageName() + " in module-info.java.", ex);
		}
		return new Property(entity, field, ofGetter);
	}

	String name() {
		return this.field.getName();
	}

	/**
	 * Return the type of the values, boxed.
	 */
	Class<?> rawType() {
		return this.rawType;
	}

	Type genericType() {
		return this.genericType;
	}

	/**
	 * Return the type as it was declared, for messages.
	 */
	String declaredType() {
		return this.field.getGenericType().getTypeName();
	}

	boolean isPrimitive() {
		return this.field.getType().isPrimitive();
	}

	boolean isNullable() {
		return this.optional || !isPrimitive() && Nullness.forField(this.field) == Nullness.NULLABLE;
	}

	boolean has(Class<? extends Annotation> annotation) {
		return annotation(annotation) != null;
	}

	/**
	 * Return an annotation of the field, of its getter, or of one of their annotations.
	 */
	<A extends Annotation> @Nullable A annotation(Class<A> annotation) {
		for (Annotation present : this.annotations) {
			A found = annotation.isInstance(present) ? annotation.cast(present)
					: present.annotationType().getAnnotation(annotation);
			if (found != null) {
				return found;
			}
		}
		return null;
	}

	@Nullable Object read(Object entity) {
		try {
			Object value = this.field.get(entity);
			return (value instanceof Optional<?> wrapper) ? wrapper.orElse(null) : value;
		}
		catch (IllegalAccessException ex) {
			throw new IllegalStateException("Field " + this.field + " was accessible before", ex);
		}
	}

	void write(Object entity, @Nullable Object value) {
		try {
			this.field.set(entity, wrapped(value));
		}
		catch (IllegalAccessException ex) {
			throw new IllegalStateException("Field " + this.field + " was accessible before", ex);
		}
	}

	/**
	 * Return a value as the property holds it, within an {@link Optional} if it is one.
	 */
	@Nullable Object wrapped(@Nullable Object value) {
		return this.optional ? Optional.ofNullable(value) : value;
	}

	private Class<?> raw() {
		if (this.genericType == this.field.getType()) {
			return this.field.getType();
		}
		return ResolvableType.forType(this.genericType).resolve(Object.class);
	}

}
