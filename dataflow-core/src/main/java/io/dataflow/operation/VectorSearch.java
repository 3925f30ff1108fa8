/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.operation;

import io.dataflow.model.EntityModel;
import io.dataflow.model.FieldModel;
import io.dataflow.query.Filter;
import reactor.core.publisher.Flux;

/**
 * Finds the records whose vectors are nearest to a vector, the nearest first. Records
 * without a vector, and with cosine those whose vector is zero, are not found.
 *
 * @param model the model
 * @param field the field of the vectors
 * @param vector the vector in the normal form of the field
 * @param distance how distance is measured
 * @param limit how many records to find, from 1 to {@value #MAX_LIMIT}
 * @param filter which records are looked at
 * @param includeDeleted whether records that were deleted softly are looked at
 * @param returnVector whether the records come with their vectors
 * @param tuning how thoroughly to look
 * @since 0.1.0
 */
public record VectorSearch(EntityModel model, FieldModel field, float[] vector, VectorDistance distance, int limit,
		Filter filter, boolean includeDeleted, boolean returnVector,
		VectorTuning tuning) implements Operation.Selecting<VectorMatch> {

	/** The most records that one search finds. */
	public static final int MAX_LIMIT = 10_000;

	public VectorSearch {
		VectorParameterException.within("k", limit, 1, MAX_LIMIT);
		if (distance == VectorDistance.COSINE) {
			checkDirection(vector);
		}
	}

	/**
	 * Search by cosine among all records.
	 * @param model the model
	 * @param field the field of the vectors
	 * @param vector what a caller searches for: a list or an array of numbers
	 * @param limit how many records to find
	 * @return the operation
	 * @throws io.dataflow.model.FieldTypeException DF-102 when the vector does not fit
	 * the field
	 * @throws VectorParameterException DF-102 when the limit is out of its range or the
	 * vector is zero
	 */
	public static VectorSearch of(EntityModel model, FieldModel field, Object vector, int limit) {
		Object normal = field.coerce(vector);
		if (!(normal instanceof float[] numbers)) {
			throw new IllegalArgumentException("'field' must be a vector");
		}
		return new VectorSearch(model, field, numbers, VectorDistance.COSINE, limit, Filter.all(), false, true,
				VectorTuning.NONE);
	}

	/**
	 * The database adds the squares up in a float.
	 */
	private static void checkDirection(float[] vector) {
		float squares = 0;
		boolean zero = true;
		for (float number : vector) {
			squares += number * number;
			zero &= number == 0;
		}
		if (zero) {
			throw new VectorParameterException("query_vector",
					"other than zero where the distance is cosine, as a zero vector has no direction");
		}
		if (squares == 0 || !Float.isFinite(squares)) {
			throw new VectorParameterException("query_vector", "longer than 1e-22 and shorter than 1e19 where the "
					+ "distance is cosine, as its squares must fit a float");
		}
	}

	/**
	 * Return the same search by another distance.
	 * @param other how distance is measured
	 * @return the operation
	 */
	public VectorSearch by(VectorDistance other) {
		return new VectorSearch(this.model, this.field, this.vector, other, this.limit, this.filter,
				this.includeDeleted, this.returnVector, this.tuning);
	}

	/**
	 * Return the same search, as thorough as told.
	 * @param other how thoroughly to look
	 * @return the operation
	 */
	public VectorSearch tuned(VectorTuning other) {
		return new VectorSearch(this.model, this.field, this.vector, this.distance, this.limit, this.filter,
				this.includeDeleted, this.returnVector, other);
	}

	@Override
	public boolean isRead() {
		return true;
	}

	@Override
	public VectorSearch withFilter(Filter other) {
		return new VectorSearch(this.model, this.field, this.vector, this.distance, this.limit, other,
				this.includeDeleted, this.returnVector, this.tuning);
	}

	@Override
	public Flux<VectorMatch> on(Store store) {
		return store.require(VectorOperations.class).search(this);
	}

}
