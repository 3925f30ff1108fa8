/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.mongodb;

import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CommandTextTests {

	@Test
	void valuesAreNotShown() {
		BsonDocument filter = BsonDocument.parse("{a: 's3cr3t', b: {$gt: 's3cr3t', $in: ['s3cr3t', 1]}}");
		BsonDocument update = BsonDocument.parse("{$set: {a: {key: 's3cr3t'}, b: ['s3cr3t']}}");
		assertThat(CommandText.of("things", "updateOne", filter, update))
			.isEqualTo("things.updateOne({a: ?, b: {$gt: ?, $in: [?]}}, {$set: {a: ?, b: ?}})");
	}

	@Test
	void conditionsWithinConditionsAreShown() {
		BsonDocument filter = BsonDocument.parse("{$or: [{a: 1}, {b: {$ne: 2}}]}");
		assertThat(CommandText.of("things", "find", filter)).isEqualTo("things.find({$or: [{a: ?}, {b: {$ne: ?}}]})");
	}

	@Test
	void newDocumentIsShownByItsFields() {
		assertThat(CommandText.insert("things", BsonDocument.parse("{_id: 1, a: {b: 2}}")))
			.isEqualTo("things.insert({_id: ?, a: ?})");
	}

}
