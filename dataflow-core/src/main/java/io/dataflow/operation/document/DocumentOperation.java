/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.operation.document;

import io.dataflow.model.EntityModel;
import io.dataflow.operation.Operation;

/**
 * One call on a collection of documents, which has no model of its own. Rules of models,
 * such as soft deletion, versions and time stamps, do not apply to it, also where the
 * collection is that of a model.
 *
 * @param <R> the type of the elements of the result
 * @since 0.1.0
 */
public interface DocumentOperation<R> extends Operation<R> {

	/**
	 * Return the collection.
	 * @return the name, checked
	 */
	String collection();

	/**
	 * Return what is known of every document: that it has an id.
	 * @return the same model for all collections
	 */
	@Override
	default EntityModel model() {
		return AnyDocument.MODEL;
	}

	@Override
	default String subject() {
		return collection();
	}

}
