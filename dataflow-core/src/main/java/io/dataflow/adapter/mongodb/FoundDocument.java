/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.mongodb;

import java.util.Map;

import org.bson.BsonDocument;
import org.bson.BsonDocumentReader;
import org.bson.BsonValue;
import org.bson.codecs.DecoderContext;
import org.jspecify.annotations.Nullable;

/**
 * A document as callers get it.
 *
 * @param values the values by name, in the form that
 * {@link io.dataflow.operation.document.DocumentOperations} says
 */
record FoundDocument(Map<String, @Nullable Object> values) {

	static FoundDocument of(BsonDocument document) {
		return new FoundDocumentCodec().decode(new BsonDocumentReader(document), DecoderContext.builder().build());
	}

	/**
	 * Return a value as callers get it.
	 */
	static @Nullable Object value(BsonValue value) {
		return of(new BsonDocument("value", value)).values().get("value");
	}

}
