/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.mongodb;

import java.util.List;

import com.mongodb.client.model.UpdateManyModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * What an update does to a document: operators such as {@code $set}, or a pipeline that
 * computes new values from old ones. Exactly one of both is not empty.
 *
 * @param operators the operators
 * @param pipeline the stages of the pipeline
 */
record MongoUpdate(BsonDocument operators, List<BsonDocument> pipeline) {

	MongoUpdate {
		pipeline = List.copyOf(pipeline);
	}

	static MongoUpdate of(BsonDocument operators) {
		return new MongoUpdate(operators, List.of());
	}

	static MongoUpdate computing(BsonDocument values) {
		return new MongoUpdate(new BsonDocument(), List.of(new BsonDocument("$set", values)));
	}

	/**
	 * Tell whether new values are computed by a pipeline.
	 * @return whether there is a pipeline, otherwise there are operators
	 */
	boolean isPipeline() {
		return !this.pipeline.isEmpty();
	}

	/**
	 * Return the update as a command takes it.
	 * @return a document or an array
	 */
	BsonValue value() {
		return isPipeline() ? new BsonArray(this.pipeline) : this.operators;
	}

	/**
	 * Return the change of one document.
	 * @param filter which document
	 * @return the part of a bulk write
	 */
	WriteModel<BsonDocument> one(BsonDocument filter) {
		return isPipeline() ? new UpdateOneModel<>(filter, this.pipeline)
				: new UpdateOneModel<>(filter, this.operators);
	}

	/**
	 * Return the change of one document, which is created unless it exists.
	 * @param filter which document
	 * @return the part of a bulk write
	 */
	WriteModel<BsonDocument> upsert(BsonDocument filter) {
		UpdateOptions options = new UpdateOptions().upsert(true);
		return isPipeline() ? new UpdateOneModel<>(filter, this.pipeline, options)
				: new UpdateOneModel<>(filter, this.operators, options);
	}

	/**
	 * Return the change of all documents that there are.
	 * @param filter which documents
	 * @return the part of a bulk write
	 */
	WriteModel<BsonDocument> many(BsonDocument filter) {
		return isPipeline() ? new UpdateManyModel<>(filter, this.pipeline)
				: new UpdateManyModel<>(filter, this.operators);
	}

}
