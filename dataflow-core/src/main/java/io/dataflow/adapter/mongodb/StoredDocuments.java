/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.mongodb;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.dataflow.model.EntityModel;
import io.dataflow.model.FieldModel;
import io.dataflow.model.IndexModel;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonValue;
import reactor.core.publisher.Mono;

/**
 * Looks up which records of a batch exist, by unique keys. A key with a null is that of
 * no other record.
 */
final class StoredDocuments {

	private final MongoExecutor executor;

	StoredDocuments(MongoExecutor executor) {
		this.executor = executor;
	}

	/**
	 * Return all unique keys of a model.
	 * @param model the model
	 * @return the primary key, then those of unique indexes
	 */
	static List<List<FieldModel>> keys(EntityModel model) {
		List<List<FieldModel>> keys = new ArrayList<>();
		keys.add(List.of(model.id()));
		model.indexes().stream().filter(IndexModel::unique).map(IndexModel::fields).forEach(keys::add);
		return keys;
	}

	/**
	 * Return the key of a document.
	 * @param document the document
	 * @param fields the fields of the key
	 * @return the values; with a null among them the document is equal to no other
	 */
	static List<BsonValue> key(BsonDocument document, List<FieldModel> fields) {
		List<BsonValue> key = new ArrayList<>(fields.size());
		fields.forEach((field) -> key.add(document.get(MongoValues.name(field), BsonNull.VALUE)));
		return key;
	}

	static boolean isComplete(List<BsonValue> key) {
		return key.stream().noneMatch(BsonValue::isNull);
	}

	/**
	 * Return the documents that are neither stored nor repeat an earlier one.
	 * @param batch the documents
	 * @param keys the unique keys by which they are
	 * @param description what is done, as it follows the word "Cannot"
	 * @return their positions, cold
	 */
	Mono<List<Integer>> absent(Batch batch, List<List<FieldModel>> keys, String description) {
		return find(batch, keys, new BsonDocument(), description).map((stored) -> {
			Set<UniqueKey> taken = new HashSet<>();
			stored.forEach((document) -> taken.addAll(uniqueKeys(document, keys)));
			List<Integer> absent = new ArrayList<>();
			for (int position = 0; position < batch.documents().size(); position++) {
				List<UniqueKey> own = uniqueKeys(batch.documents().get(position), keys);
				if (own.stream().noneMatch(taken::contains)) {
					taken.addAll(own);
					absent.add(position);
				}
			}
			return absent;
		});
	}

	private static List<UniqueKey> uniqueKeys(BsonDocument document, List<List<FieldModel>> keys) {
		return keys.stream()
			.map((fields) -> new UniqueKey(fields, key(document, fields)))
			.filter((key) -> isComplete(key.values()))
			.toList();
	}

	/**
	 * Return the primary keys of the stored documents that have the keys of a batch.
	 * @param batch the documents
	 * @param key the unique key
	 * @param filter what the stored documents must satisfy
	 * @param description what is done, as it follows the word "Cannot"
	 * @return primary keys by keys, cold
	 */
	Mono<Map<List<BsonValue>, BsonValue>> ids(Batch batch, List<FieldModel> key, BsonDocument filter,
			String description) {
		return find(batch, List.of(key), filter, description).map((stored) -> {
			Map<List<BsonValue>, BsonValue> ids = new HashMap<>();
			stored.forEach((document) -> ids.put(key(document, key), document.get(MongoValues.ID)));
			return ids;
		});
	}

	private Mono<List<BsonDocument>> find(Batch batch, List<List<FieldModel>> keys, BsonDocument filter,
			String description) {
		EntityModel model = batch.records().model();
		BsonArray conditions = new BsonArray();
		keys.forEach((fields) -> conditions.addAll(conditions(batch, fields)));
		if (conditions.isEmpty()) {
			return Mono.just(List.of());
		}
		BsonDocument any = new BsonDocument("$or", conditions);
		BsonDocument query = filter.isEmpty() ? any : new BsonDocument("$and", new BsonArray(List.of(any, filter)));
		Set<FieldModel> fields = new LinkedHashSet<>(List.of(model.id()));
		keys.forEach(fields::addAll);
		return this.executor.read(description, () -> CommandText.of(model.table(), "find", query),
				(database) -> MongoExecutor.collection(database, model)
					.find(query)
					.projection(MongoSort.projection(fields)))
			.collectList();
	}

	private static List<BsonDocument> conditions(Batch batch, List<FieldModel> fields) {
		List<List<BsonValue>> keys = batch.documents()
			.stream()
			.map((document) -> key(document, fields))
			.filter(StoredDocuments::isComplete)
			.distinct()
			.toList();
		if (fields.size() > 1) {
			return keys.stream().map((key) -> equal(fields, key)).toList();
		}
		BsonArray values = new BsonArray(keys.stream().map((key) -> key.get(0)).toList());
		return keys.isEmpty() ? List.of()
				: List.of(new BsonDocument(MongoValues.name(fields.get(0)), new BsonDocument("$in", values)));
	}

	/**
	 * Return the query of the document that has a key.
	 */
	static BsonDocument equal(List<FieldModel> fields, List<BsonValue> key) {
		BsonDocument query = new BsonDocument();
		for (int i = 0; i < fields.size(); i++) {
			query.append(MongoValues.name(fields.get(i)), key.get(i));
		}
		return query;
	}

	/**
	 * The values of a unique key.
	 *
	 * @param fields the fields
	 * @param values their values
	 */
	private record UniqueKey(List<FieldModel> fields, List<BsonValue> values) {

	}

}
