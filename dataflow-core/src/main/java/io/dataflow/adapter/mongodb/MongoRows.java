/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.mongodb;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.dataflow.model.EntityModel;
import io.dataflow.model.FieldModel;
import io.dataflow.operation.Row;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * Turns documents into rows with every column of the model, whatever the documents hold.
 */
final class MongoRows {

	private MongoRows() {
	}

	/**
	 * Read a document.
	 * @param model the model
	 * @param document the document; what it lacks is null
	 * @return the row
	 */
	static Row read(EntityModel model, BsonDocument document) {
		List<FieldModel> fields = model.fields();
		Map<String, @Nullable Object> values = new LinkedHashMap<>(fields.size() * 2);
		for (FieldModel field : fields) {
			values.put(field.name(), MongoValues.decode(field, document.get(MongoValues.name(field))));
		}
		return new Row(values);
	}

}
