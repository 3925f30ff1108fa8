/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.operation;

import java.util.List;

import io.dataflow.model.EntityModel;
import io.dataflow.model.FieldModel;
import io.dataflow.query.Assignment;
import io.dataflow.query.Filter;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * One call to a database, as an immutable value. Whatever concerns calls in general reads
 * it or rewrites it through the interfaces below; the adapter performs it.
 *
 * @param <R> the type of the elements of the result
 * @since 0.1.0
 */
public interface Operation<R> {

	/**
	 * Return the model of the records that this operation works on.
	 * @return the model
	 */
	EntityModel model();

	/**
	 * Perform this operation: call the one method of the one capability that does it.
	 * @param store where to perform it
	 * @return the result, cold
	 */
	Flux<R> on(Store store);

	/**
	 * Return what this operation works on, for those who watch it.
	 * @return the name of the model, unless the records have none
	 */
	default String subject() {
		return model().name();
	}

	/**
	 * Tell whether this operation leaves the database as it is, so that it may be
	 * repeated when nobody knows whether it was performed.
	 * @return whether it only reads; {@code false} unless the operation says so
	 */
	default boolean isRead() {
		return false;
	}

	/**
	 * Works on the records that satisfy a filter.
	 *
	 * @param <R> the type of the elements of the result
	 */
	interface Selecting<R> extends Operation<R> {

		/**
		 * Return which records are meant.
		 * @return the filter
		 */
		Filter filter();

		/**
		 * Tell whether records that were deleted softly are meant too.
		 * @return whether deleted records are included
		 */
		boolean includeDeleted();

		/**
		 * Return the same operation on other records.
		 * @param filter which records are meant
		 * @return the operation
		 */
		Selecting<R> withFilter(Filter filter);

	}

	/**
	 * Changes the records that satisfy a filter.
	 *
	 * @param <R> the type of the elements of the result
	 */
	interface Changing<R> extends Selecting<R> {

		/**
		 * Return what changes in each record.
		 * @return the changes, at least one
		 */
		List<Assignment> assignments();

		/**
		 * Return the version that the records must have.
		 * @return the version, or {@code null} when any will do
		 */
		@Nullable Long expectedVersion();

		@Override
		Changing<R> withFilter(Filter filter);

		/**
		 * Return the same operation with one more change.
		 * @param assignment what changes
		 * @return the operation
		 */
		Changing<R> with(Assignment assignment);

	}

	/**
	 * Removes the records that satisfy a filter.
	 *
	 * @param <R> the type of the elements of the result
	 */
	interface Removing<R> extends Selecting<R> {

		/**
		 * Tell whether records are really removed even where the model deletes softly.
		 * @return whether the removal is permanent
		 */
		boolean permanent();

		@Override
		Removing<R> withFilter(Filter filter);

		/**
		 * Return the same operation, which marks the records instead of removing them.
		 * @param mark what changes in each record
		 * @return the operation
		 */
		Removing<R> marking(Assignment mark);

	}

	/**
	 * Adds records.
	 *
	 * @param <R> the type of the elements of the result
	 */
	interface Adding<R> extends Operation<R> {

		/**
		 * Return the records to add.
		 * @return the records
		 */
		List<Row> rows();

		/**
		 * Return the same operation with other records.
		 * @param rows the records to add
		 * @return the operation
		 */
		Adding<R> withRows(List<Row> rows);

	}

	/**
	 * Adds records, or changes those that have their keys.
	 *
	 * @param <R> the type of the elements of the result
	 */
	interface Merging<R> extends Adding<R> {

		/**
		 * Return what changes in a record that exists.
		 * @return the changes; may be empty
		 */
		List<Assignment> assignments();

		/**
		 * Return the same operation, which adds other records; without any it only
		 * changes those that exist.
		 */
		@Override
		Merging<R> withRows(List<Row> rows);

		/**
		 * Return the same operation with other changes.
		 * @param assignments what changes
		 * @return the operation
		 */
		Merging<R> withAssignments(List<Assignment> assignments);

		/**
		 * Return the same operation with one more change that DataFlow makes to every
		 * record that changes otherwise, or that it restores.
		 * @param assignment what changes
		 * @return the operation
		 */
		Merging<R> alongside(Assignment assignment);

	}

	/**
	 * Changes many records, each to values of its own.
	 *
	 * @param <R> the type of the elements of the result
	 */
	interface ChangingRecords<R> extends Changing<R> {

		/**
		 * Return the primary keys and new values.
		 * @return the records, all with the same fields
		 */
		Records records();

		/**
		 * Return the same operation with other values.
		 * @param records the primary keys and new values
		 * @return the operation
		 */
		ChangingRecords<R> withRecords(Records records);

	}

	/**
	 * Adds many records, or changes those that exist.
	 *
	 * @param <R> the type of the elements of the result
	 */
	interface MergingRecords<R> extends AddingRecords<R>, Changing<R> {

		/**
		 * Return the fields in which an existing record gets the values of the new one.
		 * @return the fields
		 */
		List<FieldModel> fields();

		@Override
		MergingRecords<R> withRecords(Records records);

		/**
		 * Return the same operation, which changes other fields of existing records.
		 * @param fields the fields
		 * @return the operation
		 */
		MergingRecords<R> withFields(List<FieldModel> fields);

	}

	/**
	 * Adds many records.
	 *
	 * @param <R> the type of the elements of the result
	 */
	interface AddingRecords<R> extends Operation<R> {

		/**
		 * Return the records to add.
		 * @return the records
		 */
		Records records();

		/**
		 * Return the same operation with other records.
		 * @param records the records to add
		 * @return the operation
		 */
		AddingRecords<R> withRecords(Records records);

	}

}
