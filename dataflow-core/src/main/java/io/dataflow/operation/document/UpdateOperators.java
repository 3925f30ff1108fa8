/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.operation.document;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Checks the operators of updates.
 */
final class UpdateOperators {

	private static final List<String> KNOWN = List.of("$addToSet", "$bit", "$currentDate", "$inc", "$max", "$min",
			"$mul", "$pop", "$pull", "$pullAll", "$push", "$rename", "$set", "$setOnInsert", "$unset");

	private UpdateOperators() {
	}

	/**
	 * Check an update.
	 * @return a copy of it
	 */
	static Map<String, @Nullable Object> checked(String collection, Map<String, @Nullable Object> update) {
		if (update.isEmpty()) {
			throw InvalidDocumentException.none("update");
		}
		update.forEach((operator, fields) -> check(collection, operator, fields));
		return DocumentOperators.checked("update", update);
	}

	private static void check(String collection, String operator, @Nullable Object fields) {
		if (!operator.startsWith("$")) {
			throw InvalidDocumentException.replacement(operator);
		}
		if (!KNOWN.contains(operator)) {
			throw ForbiddenOperatorException.unknown(operator, KNOWN);
		}
		if (!(fields instanceof Map<?, ?> map) || map.isEmpty()) {
			throw InvalidDocumentException.operand(operator);
		}
		if (map.containsKey("_id") && !operator.equals("$setOnInsert")) {
			throw new UpdatedIdException(collection, operator);
		}
	}

}
