/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.schema;

import io.dataflow.model.EntityModel;
import io.dataflow.model.FieldModel;
import io.dataflow.model.IndexModel;
import io.dataflow.model.RelationModel;
import io.dataflow.model.TimeSeriesModel;

/**
 * One step that brings a schema nearer to the models. Every step adds; none removes or
 * alters what is there.
 *
 * @since 0.1.0
 */
public sealed interface SchemaChange {

	/**
	 * Return the model whose table changes.
	 * @return the model
	 */
	EntityModel model();

	/**
	 * Return what is done, in a few words.
	 * @return for instance {@code create table users}
	 */
	String description();

	/**
	 * Creates a table with all columns of a model.
	 *
	 * @param model the model
	 */
	record CreateTable(EntityModel model) implements SchemaChange {

		@Override
		public String description() {
			return "create table " + this.model.table();
		}

	}

	/**
	 * Adds a column.
	 *
	 * @param model the model
	 * @param field the field of the column
	 */
	record AddColumn(EntityModel model, FieldModel field) implements SchemaChange {

		@Override
		public String description() {
			return "add column " + this.model.table() + "." + this.field.name();
		}

	}

	/**
	 * Creates an index.
	 *
	 * @param model the model
	 * @param index the index
	 */
	record CreateIndex(EntityModel model, IndexModel index) implements SchemaChange {

		@Override
		public String description() {
			return "create index " + this.index.name() + " on " + this.model.table();
		}

	}

	/**
	 * Adds a foreign key to a column that the same plan creates.
	 *
	 * @param model the model that refers
	 * @param relation the relation
	 * @param target the model referred to
	 */
	record AddForeignKey(EntityModel model, RelationModel relation, EntityModel target) implements SchemaChange {

		@Override
		public String description() {
			return "add foreign key " + this.model.table() + "." + this.relation.field().name() + " to "
					+ this.target.table();
		}

	}

	/**
	 * Parts the table of a time series into chunks of time.
	 *
	 * @param model the model
	 * @param series how it is parted
	 */
	record CreateHypertable(EntityModel model, TimeSeriesModel series) implements SchemaChange {

		@Override
		public String description() {
			return "make table " + this.model.table() + " a hypertable";
		}

	}

}
