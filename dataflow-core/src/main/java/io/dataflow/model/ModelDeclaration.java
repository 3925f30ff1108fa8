/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.model;

import java.util.List;

/**
 * What an entity class declares, checked as far as a table needs it.
 *
 * @param entityClass the class
 * @param options its annotation
 * @param table the table
 * @param fields the fields, the primary key first
 * @param indexes the indexes
 */
record ModelDeclaration(EntityClass entityClass, DataFlowModel options, String table, List<FieldDeclaration> fields,
		List<IndexDeclaration> indexes) {

	/**
	 * Read a class.
	 * @param type the class
	 * @return its declaration
	 * @throws InvalidModelException {@code DF-601} if the class cannot be mapped
	 * @throws UnsupportedFieldTypeException {@code VAL-005} if a field cannot be stored
	 */
	static ModelDeclaration read(Class<?> type) {
		DataFlowModel options = type.getAnnotation(DataFlowModel.class);
		if (options == null) {
			throw new InvalidModelException(type.getSimpleName(), "is not annotated with @DataFlowModel.",
					"Annotate " + type.getName() + ", or leave it out of the models.");
		}
		ModelOptions.check(type.getSimpleName(), options);
		EntityClass entityClass = EntityClass.of(type);
		String table = ModelOptions.table(type, options);
		List<FieldDeclaration> fields = FieldReader.read(entityClass, options);
		return new ModelDeclaration(entityClass, options, table, fields,
				IndexReader.read(options, type.getSimpleName(), table, fields));
	}

	String name() {
		return this.entityClass.type().getSimpleName();
	}

}
