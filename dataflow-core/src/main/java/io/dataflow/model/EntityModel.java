/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An entity class as DataFlow sees it.
 *
 * @since 0.1.0
 */
public final class EntityModel {

	public static EntityModel of(Class<?> type) {
		throw new UnsupportedOperationException();
	}

	public String name() {
		throw new UnsupportedOperationException();
	}

	public String table() {
		throw new UnsupportedOperationException();
	}

	public Class<?> type() {
		throw new UnsupportedOperationException();
	}

	public List<FieldModel> fields() {
		throw new UnsupportedOperationException();
	}

	public FieldModel id() {
		throw new UnsupportedOperationException();
	}

	public @Nullable FieldModel find(String name) {
		throw new UnsupportedOperationException();
	}

	public FieldModel field(String name) {
		throw new UnsupportedOperationException();
	}

	public FieldModel createdAt() {
		throw new UnsupportedOperationException();
	}

	public FieldModel updatedAt() {
		throw new UnsupportedOperationException();
	}

	public @Nullable FieldModel deletedAt() {
		throw new UnsupportedOperationException();
	}

	public @Nullable FieldModel version() {
		throw new UnsupportedOperationException();
	}

	public boolean appendOnly() {
		throw new UnsupportedOperationException();
	}

	public Validation validation() {
		throw new UnsupportedOperationException();
	}

	public List<IndexModel> indexes() {
		throw new UnsupportedOperationException();
	}

	public List<RelationModel> relations() {
		throw new UnsupportedOperationException();
	}

	public List<ModelProblem> problems() {
		throw new UnsupportedOperationException();
	}

	public Map<String, @Nullable Object> toRow(Object entity) {
		throw new UnsupportedOperationException();
	}

	public Object toEntity(Map<String, @Nullable Object> row) {
		throw new UnsupportedOperationException();
	}

}
