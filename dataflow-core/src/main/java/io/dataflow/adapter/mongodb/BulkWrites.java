/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.mongodb;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.WriteModel;
import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;
import io.dataflow.model.EntityModel;
import org.bson.BsonDocument;
import reactor.core.publisher.Mono;

/**
 * Performs many writes with one command. In a transaction the first that is refused fails
 * them all; outside of one the others happen, and each that is refused is reported.
 */
final class BulkWrites {

	private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

	private final MongoExecutor executor;

	BulkWrites(MongoExecutor executor) {
		this.executor = executor;
	}

	/**
	 * Write.
	 * @param model whose collection it is
	 * @param writes the writes; nothing happens when there are none
	 * @param apart whether what is refused is reported
	 * @param description what is done, as it follows the word "Cannot"
	 * @param text the command for people, without values
	 * @return what happened, cold
	 */
	Mono<Written> perform(EntityModel model, List<WriteModel<BsonDocument>> writes, boolean apart, String description,
			Supplier<String> text) {
		if (writes.isEmpty()) {
			return Mono.just(Written.NOTHING);
		}
		return this.executor
			.write(description, text,
					(database) -> Mono.from(MongoExecutor.collection(database, model).bulkWrite(writes, UNORDERED))
						.map((result) -> new Written(result, Map.of()))
						.onErrorResume(MongoBulkWriteException.class, (error) -> refused(error, apart, description)))
			.single();
	}

	private static Mono<Written> refused(MongoBulkWriteException error, boolean apart, String description) {
		if (error.getWriteErrors().isEmpty() || error.getWriteConcernError() != null) {
			return Mono.error(error);
		}
		Map<Integer, DataFlowException> errors = new HashMap<>();
		for (BulkWriteError each : error.getWriteErrors()) {
			MongoWriteException single = new MongoWriteException(each, error.getServerAddress(),
					error.getErrorLabels());
			DataFlowException translated = MongoErrors.translate(single, description);
			if (!apart || !isOfRecord(translated)) {
				return Mono.error(single);
			}
			errors.put(each.getIndex(), translated);
		}
		return Mono.just(new Written(error.getWriteResult(), errors));
	}

	private static boolean isOfRecord(DataFlowException error) {
		return error.errorCode() == ErrorCode.OPERATION_FAILED || error.errorCode() == ErrorCode.TYPE_MISMATCH;
	}

	/**
	 * What writes did.
	 *
	 * @param result the counts of the server
	 * @param errors what is wrong with writes that were refused, by their positions
	 */
	record Written(BulkWriteResult result, Map<Integer, DataFlowException> errors) {

		private static final Written NOTHING = new Written(
				BulkWriteResult.acknowledged(0, 0, 0, 0, List.of(), List.of()), Map.of());

	}

}
