/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.mongodb;

import java.io.IOException;
import java.util.List;
import java.util.Set;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoCredential;
import com.mongodb.MongoException;
import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoSocketOpenException;
import com.mongodb.MongoSocketReadException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteConcernException;
import com.mongodb.MongoWriteException;
import com.mongodb.ServerAddress;
import com.mongodb.WriteConcernResult;
import com.mongodb.WriteError;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.bulk.WriteConcernError;
import io.dataflow.adapter.AmbiguousCommitException;
import io.dataflow.adapter.CapabilityNotSupportedException;
import io.dataflow.adapter.ConnectionFailedException;
import io.dataflow.adapter.ConstraintException;
import io.dataflow.adapter.DataException;
import io.dataflow.adapter.DuplicateKeyException;
import io.dataflow.adapter.OperationFailedException;
import io.dataflow.adapter.PoolExhaustedException;
import io.dataflow.adapter.StatementTimeoutException;
import io.dataflow.adapter.TransactionConflictException;
import io.dataflow.error.DataFlowException;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonMaximumSizeExceededException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.TransactionSystemException;

import static org.assertj.core.api.Assertions.assertThat;

class MongoErrorsTests {

	private static final ServerAddress SERVER = new ServerAddress("h", 1);

	@ParameterizedTest
	@CsvSource({ "11000,DuplicateKeyException", "121,ConstraintException", "26,SchemaMismatchException",
			"112,TransactionConflictException", "251,TransactionConflictException", "50,StatementTimeoutException",
			"14,DataException", "10334,DataException", "241,DataException", "18,ConnectionFailedException",
			"10107,ConnectionFailedException", "13,OperationFailedException" })
	void codeTellsTheKind(int code, String type) {
		DataFlowException error = translate(command(code));
		assertThat(error.getClass().getSimpleName()).isEqualTo(type);
		assertThat(error).hasMessageContaining("Cannot create Thing: ");
	}

	@Test
	void duplicateKeyNamesTheIndexAndNoValue() {
		MongoWriteException error = new MongoWriteException(
				new WriteError(11000, "E11000 duplicate key error collection: d.things index: email_1 dup key:"
						+ " { email: \" index: s3cr3t dup\" }", new BsonDocument()),
				SERVER, List.of());
		DuplicateKeyException translated = (DuplicateKeyException) translate(error);
		assertThat(translated.constraint()).contains("email_1");
		assertThat(translated).hasStackTraceContaining("MongoWriteException (code 11000)");
		assertThat(translated.toString() + translated.getCause()).doesNotContain("s3cr3t");
	}

	@Test
	void labelsTellOfTransactions() {
		MongoException conflict = new MongoException(999, "x");
		conflict.addLabel(MongoException.TRANSIENT_TRANSACTION_ERROR_LABEL);
		assertThat(translate(conflict)).isInstanceOf(TransactionConflictException.class);
		MongoException unknown = new MongoSocketReadException("x", SERVER);
		unknown.addLabel(MongoException.UNKNOWN_TRANSACTION_COMMIT_RESULT_LABEL);
		assertThat(translate(new TransactionSystemException("x", unknown)))
			.isInstanceOf(AmbiguousCommitException.class);
	}

	@Test
	void connectionsTellWhetherAnythingMayHaveHappened() {
		ConnectionFailedException lost = (ConnectionFailedException) MongoErrors
			.translate(new MongoSocketReadException("x", SERVER), "create Thing", ConnectionFailedException::lost);
		assertThat(lost.isLost()).isTrue();
		assertThat(lost.ofWrite().isOutcomeUnknown()).isTrue();
		assertThat(unreachable(new MongoSocketOpenException("x", SERVER, new IOException())).isLost()).isFalse();
		assertThat(unreachable(new MongoNotPrimaryException(new BsonDocument(), SERVER)).isLost()).isFalse();
		assertThat(unreachable(new MongoTimeoutException("x")).isLost()).isFalse();
	}

	@Test
	void waitForAConnectionIsNotThatForAServer() {
		MongoTimeoutException error = new MongoTimeoutException("x");
		error.setStackTrace(
				new StackTraceElement[] { new StackTraceElement("com.mongodb.internal.connection.DefaultConnectionPool",
						"createTimeoutException", null, 1) });
		assertThat(translate(error)).isInstanceOf(PoolExhaustedException.class);
	}

	@Test
	void typesOfTheDriverTellTheRest() {
		assertThat(translate(new MongoExecutionTimeoutException(50, "x")))
			.isInstanceOf(StatementTimeoutException.class);
		MongoException refused = new MongoSecurityException(
				MongoCredential.createCredential("u", "d", "p".toCharArray()), "x");
		assertThat(((ConnectionFailedException) translate(refused)).isCredentialsRefused()).isTrue();
		assertThat(translate(new BsonMaximumSizeExceededException("x"))).isInstanceOf(DataException.class);
	}

	@Test
	void codeWithoutAKindIsNamed() {
		assertThat(translate(command(13))).isInstanceOf(OperationFailedException.class)
			.hasMessageContaining("refused it with code 13");
	}

	@Test
	void firstErrorOfManyWritesTellsTheKind() {
		MongoException error = many(null,
				new BulkWriteError(11000,
						"E11000 duplicate key error collection: d.things index: email_1 dup key: { email: \"s3cr3t\" }",
						new BsonDocument(), 1));
		assertThat(((DuplicateKeyException) translate(error)).constraint()).contains("email_1");
		assertThat(translate(error)).hasStackTraceContaining("MongoBulkWriteException (code 11000)");
		assertThat(translate(many(null, new BulkWriteError(121, "x", new BsonDocument(), 0))))
			.isInstanceOf(ConstraintException.class);
		assertThat(translate(many(null))).hasMessageContaining("failed without an SQLState");
	}

	@ParameterizedTest
	@ValueSource(ints = { 50, 64, 79, 100 })
	void writeThatIsNotConfirmedIsNoneThatWasRefused(int code) {
		BulkWriteError refused = new BulkWriteError(11000, "x", new BsonDocument(), 0);
		for (MongoException error : List.of(unconfirmed(code), many(code), many(code, refused))) {
			assertThat(translate(error)).isInstanceOf(OperationFailedException.class)
				.hasMessageContaining("was made, but not confirmed by as many servers")
				.hasMessageContaining("(code " + code + ")");
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 91, 189, 10107, 11602 })
	void writeOfAServerThatIsNoLongerThePrimaryMayBeUndone(int code) {
		for (MongoException error : List.of(unconfirmed(code), many(code))) {
			ConnectionFailedException lost = (ConnectionFailedException) MongoErrors.translate(error, "create Thing",
					ConnectionFailedException::lost);
			assertThat(lost.ofWrite().isOutcomeUnknown()).isTrue();
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 59, 115, 238, 263 })
	void whatTheServerCannotDoIsNoFailure(int code) {
		DataFlowException error = translate(command(code));
		assertThat(error).isInstanceOf(CapabilityNotSupportedException.class)
			.hasMessageContaining(
					"[DF-701] MongoDB does not support what it takes to create Thing (code " + code + ")");
		assertThat(error.action()).contains("outside of the transaction");
	}

	@Test
	void errorOfDataFlowStays() {
		DataFlowException known = translate(command(13));
		assertThat(MongoErrors.translate(new IllegalStateException(known), "x")).isSameAs(known);
	}

	private static ConnectionFailedException unreachable(Throwable error) {
		return (ConnectionFailedException) translate(error);
	}

	private static DataFlowException translate(Throwable error) {
		return MongoErrors.translate(error, "create Thing");
	}

	private static MongoException unconfirmed(int code) {
		return new MongoWriteConcernException(concern(code), WriteConcernResult.unacknowledged(), SERVER, List.of());
	}

	private static MongoException many(@Nullable Integer code, BulkWriteError... errors) {
		BulkWriteResult result = BulkWriteResult.acknowledged(1, 0, 0, 0, List.of(), List.of());
		return new MongoBulkWriteException(result, List.of(errors), (code != null) ? concern(code) : null, SERVER,
				Set.of());
	}

	private static WriteConcernError concern(int code) {
		return new WriteConcernError(code, "name", "x", new BsonDocument());
	}

	private static MongoCommandException command(int code) {
		return new MongoCommandException(new BsonDocument("ok", new BsonInt32(0)).append("code", new BsonInt32(code)),
				SERVER);
	}

}
