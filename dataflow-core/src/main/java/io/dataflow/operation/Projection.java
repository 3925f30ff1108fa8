/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.operation;

import java.util.List;

import io.dataflow.model.EntityModel;
import io.dataflow.model.FieldModel;
import io.dataflow.model.RelationModel;
import io.dataflow.query.Filter;
import org.jspecify.annotations.Nullable;

/**
 * Which columns of which tables a statement reads.
 *
 * @param columns the columns in their order; empty for all fields of the model
 * @param joins the records that are read beside those of the model
 * @since 0.1.0
 */
public record Projection(List<Column> columns, List<Join> joins) {

	public Projection {
		columns = List.copyOf(columns);
		joins = List.copyOf(joins);
	}

	/**
	 * Return the projection on all fields of the model.
	 * @return the projection
	 */
	public static Projection all() {
		return new Projection(List.of(), List.of());
	}

	/**
	 * One column.
	 *
	 * @param relation the name of the joined relation that it comes from, or {@code null}
	 * for a field of the model itself
	 * @param field the field
	 */
	public record Column(@Nullable String relation, FieldModel field) {

	}

	/**
	 * Records to which those of the model belong.
	 *
	 * @param relation how they belong to them
	 * @param target the model of the other records
	 * @param filter which of the other records are meant
	 * @param type what happens to a record that belongs to none of them
	 */
	public record Join(RelationModel relation, EntityModel target, Filter filter, Type type) {

		/**
		 * What happens to a record that belongs to no other.
		 */
		public enum Type {

			/** It is left out. */
			INNER,

			/** It stays, and the columns of the other record are null. */
			LEFT

		}

	}

}
