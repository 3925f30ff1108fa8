/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.operation;

import java.util.HexFormat;

import io.dataflow.model.EntityModel;
import io.dataflow.model.FieldModel;
import reactor.core.publisher.Flux;

/**
 * Creates the index that makes searches by one distance fast and approximate. An index
 * that exists already is left alone.
 *
 * @param model the model
 * @param field the field of the vectors
 * @param distance the distance of the searches
 * @param method the kind of index
 * @since 0.1.0
 */
public record CreateVectorIndex(EntityModel model, FieldModel field, VectorDistance distance,
		Method method) implements Operation<VectorIndex> {

	private static final int MAX_NAME = 63;

	@Override
	public Flux<VectorIndex> on(Store store) {
		return store.require(VectorOperations.class).createIndex(this).flux();
	}

	/**
	 * Return the name of the index.
	 * @return table, column and kind of index, joined by underscores, and {@code idx}; a
	 * name of more than 63 characters is cut and made distinct
	 */
	public String name() {
		String name = this.model.table() + "_" + this.field.name() + "_" + this.method.text() + "_idx";
		return (name.length() <= MAX_NAME) ? name
				: name.substring(0, MAX_NAME - 9) + "_" + HexFormat.of().toHexDigits(name.hashCode());
	}

	/**
	 * A kind of index.
	 */
	public sealed interface Method {

		/**
		 * Return the name by which nodes take it.
		 * @return {@code hnsw} or {@code ivfflat}
		 */
		String text();

	}

	/**
	 * A graph of neighbours: slow to build, fast to search, needs no records to begin
	 * with.
	 *
	 * @param m how many neighbours each vector has, from 2 to 100
	 * @param efConstruction how many candidates are looked at for them, from 4 to 1000
	 * and at least twice {@code m}
	 */
	public record Hnsw(int m, int efConstruction) implements Method {

		/** What pgvector takes unless told. */
		public static final Hnsw DEFAULT = new Hnsw(16, 64);

		public Hnsw {
			VectorParameterException.within("m", m, 2, 100);
			VectorParameterException.within("ef_construction", efConstruction, Math.max(4, 2 * m), 1000);
		}

		@Override
		public String text() {
			return "hnsw";
		}

	}

	/**
	 * Lists of vectors around centres, which are chosen among the records that exist when
	 * the index is created.
	 *
	 * @param lists how many lists, from 1 to 32768
	 */
	public record Ivfflat(int lists) implements Method {

		/** What pgvector takes unless told. */
		public static final Ivfflat DEFAULT = new Ivfflat(100);

		public Ivfflat {
			VectorParameterException.within("lists", lists, 1, 32_768);
		}

		@Override
		public String text() {
			return "ivfflat";
		}

	}

}
