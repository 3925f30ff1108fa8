/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.query;

import java.util.ArrayList;
import java.util.List;

import io.dataflow.model.FieldModel;

/**
 * A place in the documents of a JSON field. A step of digits only is an index into an
 * array, from 0, and finds nothing in anything else; any other step is the key of an
 * object, and finds nothing in anything else. What is not there, and what is null there,
 * counts as null.
 *
 * @param field the JSON field
 * @param steps the way into the document; empty for the document as a whole
 * @since 0.1.0
 */
public record JsonPath(FieldModel field, List<String> steps) {

	public JsonPath {
		steps = List.copyOf(steps);
	}

	/**
	 * Return the path with one more step.
	 * @param step the step
	 * @return the path
	 */
	public JsonPath then(String step) {
		List<String> longer = new ArrayList<>(this.steps);
		longer.add(step);
		return new JsonPath(this.field, longer);
	}

	/**
	 * Tell whether a step is an index into an array.
	 * @param step the step
	 * @return whether it has digits only
	 */
	public static boolean isIndex(String step) {
		return step.chars().allMatch((character) -> character >= '0' && character <= '9');
	}

	/**
	 * Return the path as filters write it.
	 * @return for instance {@code meta.address.city}
	 */
	@Override
	public String toString() {
		return (this.steps.isEmpty()) ? this.field.name() : this.field.name() + "." + String.join(".", this.steps);
	}

}
