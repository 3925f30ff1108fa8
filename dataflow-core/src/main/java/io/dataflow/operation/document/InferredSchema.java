/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.operation.document;

import java.util.List;

/**
 * What documents of a collection look like.
 *
 * @param sampled how many documents were looked at
 * @param fields the fields that were found, by their paths in alphabetical order,
 * {@code _id} first
 * @since 0.1.0
 */
public record InferredSchema(long sampled, List<Field> fields) {

	/**
	 * Copy the fields.
	 */
	public InferredSchema {
		fields = List.copyOf(fields);
	}

	/**
	 * A field of documents.
	 *
	 * @param path the name, behind those of the documents that it is in: for instance
	 * {@code address.city}
	 * @param type {@code string}, {@code integer}, {@code long}, {@code double},
	 * {@code decimal}, {@code boolean}, {@code datetime}, {@code object_id},
	 * {@code uuid}, {@code binary}, {@code map}, {@code list}, {@code null} when nothing
	 * else was found, {@code other}, or {@code mixed} when there are several that are not
	 * all numbers; of numbers the widest
	 * @param types all types that were found, in alphabetical order
	 * @param count in how many of the documents the field was found, be it null
	 * @param nullable whether it is missing or null in some of them
	 */
	public record Field(String path, String type, List<String> types, long count, boolean nullable) {

		/**
		 * Copy the types.
		 */
		public Field {
			types = List.copyOf(types);
		}

	}

}
