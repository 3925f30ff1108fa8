/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.model;

import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Transient;
import org.springframework.util.StringUtils;

/**
 * An entity class from the side of Java: its properties, and how an instance is made. A
 * record is made by its canonical constructor, a class by the one without parameters.
 */
final class EntityClass {

	private static final Annotation[] NO_ANNOTATIONS = {};

	private final Class<?> type;

	private final List<Property> properties;

	private final Constructor<?> constructor;

	private EntityClass(Class<?> type) {
		this.type = type;
		this.constructor = constructor(type);
		this.properties = type.isRecord() ? ofRecord(type) : ofClass(type);
	}

	static EntityClass of(Class<?> type) {
		boolean instantiable = !type.isInterface() && !type.isEnum() && !type.isArray() && !type.isPrimitive()
				&& !Modifier.isAbstract(type.getModifiers());
		boolean free = !type.isMemberClass() || Modifier.isStatic(type.getModifiers());
		if (!instantiable || !free || type.isAnonymousClass()) {
			throw new InvalidModelException(type.getSimpleName(),
					"is not a record or a class with instances of its own.",
					"Annotate a record, or a static or top-level class that is not abstract.");
		}
		return new EntityClass(type);
	}

	Class<?> type() {
		return this.type;
	}

	boolean isRecord() {
		return this.type.isRecord();
	}

	/**
	 * Return all properties, of a record in the order of its components, of a class in
	 * the order of declaration, inherited ones first; also those that are not stored.
	 */
	List<Property> properties() {
		return this.properties;
	}

	List<Property> storedProperties() {
		return this.properties.stream().filter((property) -> !property.has(Transient.class)).toList();
	}

	Object newInstance(@Nullable Object... arguments) {
		try {
			return this.constructor.newInstance(arguments);
		}
		catch (InvocationTargetException ex) {
			throw new InvalidModelException(this.type.getSimpleName(),
					"has a constructor that failed: " + ex.getTargetException() + ".",
					"Let the constructor accept every record of the table.", ex.getTargetException());
		}
		catch (InstantiationException | IllegalAccessException ex) {
			throw new IllegalStateException("Constructor " + this.constructor + " was accessible before", ex);
		}
	}

	private static Constructor<?> constructor(Class<?> type) {
		Class<?>[] parameters = type.isRecord()
				? Arrays.stream(type.getRecordComponents()).map(RecordComponent::getType).toArray(Class<?>[]::new)
				: new Class<?>[0];
		try {
			Constructor<?> constructor = type.getDeclaredConstructor(parameters);
			constructor.setAccessible(true);
			return constructor;
		}
		catch (NoSuchMethodException ex) {
			throw new InvalidModelException(type.getSimpleName(), "has no constructor without parameters.",
					"Add one, which may be private, or make the entity a record.", ex);
		}
		catch (RuntimeException ex) {
			throw new InvalidModelException(type.getSimpleName(), "has a constructor that cannot be accessed.",
					"Open the package " + type.getPackageName() + " in module-info.java.", ex);
		}
	}

	private static List<Property> ofRecord(Class<?> type) {
		Map<String, Field> fields = new LinkedHashMap<>();
		Arrays.stream(type.getDeclaredFields()).forEach((field) -> fields.put(field.getName(), field));
		List<Property> properties = new ArrayList<>();
		for (RecordComponent component : type.getRecordComponents()) {
			properties.add(Property.of(type, Objects.requireNonNull(fields.get(component.getName()))));
		}
		return List.copyOf(properties);
	}

	private static List<Property> ofClass(Class<?> type) {
		Map<String, Property> properties = new LinkedHashMap<>();
		Map<String, Annotation[]> getters = new HashMap<>();
		hierarchy(type).forEach((current) -> getters.putAll(annotatedGetters(current)));
		for (Class<?> current : hierarchy(type)) {
			Arrays.stream(current.getDeclaredFields())
				.filter((field) -> !field.isSynthetic()
						&& (field.getModifiers() & (Modifier.STATIC | Modifier.TRANSIENT)) == 0)
				.map((field) -> Property.of(type, changeable(type, field),
						getters.getOrDefault(field.getName(), NO_ANNOTATIONS)))
				.forEach((property) -> properties.put(property.name(), property));
		}
		return List.copyOf(properties.values());
	}

	private static Map<String, Annotation[]> annotatedGetters(Class<?> type) {
		Map<String, Annotation[]> getters = new HashMap<>();
		for (Method method : type.getDeclaredMethods()) {
			String name = method.getName();
			int prefix = name.startsWith("get") ? 3 : name.startsWith("is") ? 2 : 0;
			if (prefix > 0 && name.length() > prefix && method.getParameterCount() == 0) {
				getters.put(StringUtils.uncapitalizeAsProperty(name.substring(prefix)), method.getAnnotations());
			}
		}
		return getters;
	}

	private static List<Class<?>> hierarchy(Class<?> type) {
		List<Class<?>> classes = new ArrayList<>();
		for (Class<?> current = type; current != null && current != Object.class; current = current.getSuperclass()) {
			classes.add(0, current);
		}
		return classes;
	}

	private static Field changeable(Class<?> type, Field field) {
		if (Modifier.isFinal(field.getModifiers()) && !field.isAnnotationPresent(Transient.class)) {
			throw new InvalidModelException(type.getSimpleName(),
					"has the final field '" + field.getName() + "', which cannot be read from the database.",
					"Make it not final, mark it with @Transient, or make the entity a record.");
		}
		return field;
	}

}
