/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.operation;

import java.util.regex.Pattern;

import io.dataflow.model.EntityModel;
import io.dataflow.model.FieldModel;
import io.dataflow.query.Filter;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * Finds records by a vector and by words at the same time. Twice as many as asked for are
 * ranked by either; the score of a record is the sum of {@code weight / (60 + rank)} of
 * the rankings that it is in. The records with the highest scores come first.
 *
 * @param nearest the search by the vector; its limit is that of the result
 * @param text the search by words, or {@code null} to search by the vector alone
 * @param vectorWeight what the ranking by the vector counts, from 0
 * @param textWeight what the ranking by words counts, from 0
 * @since 0.1.0
 */
public record HybridSearch(VectorSearch nearest, @Nullable TextSearch text, double vectorWeight,
		double textWeight) implements Operation.Selecting<HybridMatch> {

	public HybridSearch {
		requireWeight("vector_weight", vectorWeight);
		requireWeight("text_weight", textWeight);
	}

	private static void requireWeight(String name, double weight) {
		if (!(weight >= 0 && weight <= Float.MAX_VALUE)) {
			throw new VectorParameterException(name, "a finite number that is not negative");
		}
	}

	@Override
	public boolean isRead() {
		return true;
	}

	@Override
	public EntityModel model() {
		return this.nearest.model();
	}

	@Override
	public Filter filter() {
		return this.nearest.filter();
	}

	@Override
	public boolean includeDeleted() {
		return this.nearest.includeDeleted();
	}

	@Override
	public HybridSearch withFilter(Filter filter) {
		return new HybridSearch(this.nearest.withFilter(filter), this.text, this.vectorWeight, this.textWeight);
	}

	@Override
	public Flux<HybridMatch> on(Store store) {
		return store.require(VectorOperations.class).hybridSearch(this);
	}

	/**
	 * A search by words, as people type them into a search engine: words, "phrases",
	 * {@code or} and {@code -}.
	 *
	 * @param field the field of the texts
	 * @param query the words
	 * @param language the language of the texts, as the database names it, for instance
	 * {@code english}
	 */
	public record TextSearch(FieldModel field, String query, String language) {

		private static final Pattern LANGUAGE = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

		public TextSearch {
			if (!LANGUAGE.matcher(language).matches()) {
				throw new VectorParameterException("language",
						"the name of a language in lower case, such as 'english' or 'simple'");
			}
		}

	}

}
