/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

import io.dataflow.model.EntityModel;
import io.dataflow.operation.Delete;
import io.dataflow.query.Filter;
import io.dataflow.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * What DataFlow promises on every database. The test class of an adapter extends this and
 * says with {@code @DatabaseTest} where it runs; the promises themselves are in the
 * contracts.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class AdapterCompatibilityKit
		implements InsertContract, CreateNodeContract, ReadNodeContract, UpdateNodeContract, UpdateShapeContract,
		DeleteNodeContract, ListNodeContract, OrderContract, CountNodeContract, FilterContract, FilterErrorContract,
		FilterTextContract, FilterPathContract, KeysetContract, QueryBuilderContract, RandomFilterContract,
		InputTypeContract, FieldTypeContract, TextContract, SoftDeleteContract, VersionContract, ConstraintContract,
		NodeParameterContract, ValidationContract, ModelOperationsContract, TransactionContract,
		TransactionSettingsContract, TransactionTimeoutContract, SavepointContract, NestedTransactionContract,
		SchemaContract, CancellationContract, CancellationPointContract, StreamingContract, IsolationContract,
		HostileInputContract, UpsertContract, UpdateExpressionContract, AggregateContract, BulkCreateContract,
		BulkUpdateContract, BulkDeleteContract, BulkUpsertContract, BulkModelOperationsContract, TimeZoneContract,
		DeadlockContract, LimitContract, BadValueContract, ModelQueryContract, UpsertExpressionContract,
		ConcurrentUpsertContract, ExpensiveExpressionContract, WideTableContract, SagaContract, ResilienceContract,
		ShutdownContract, SecretContract, ObservationContract, PoolContract, CapabilityContract {

	private @Nullable TestDatabase database;

	private @Nullable DataFlow db;

	@BeforeAll
	void start(TestDatabase database) {
		this.database = database;
		this.db = builder(database.url()).build();
		this.db.start().block(LIMIT);
	}

	/**
	 * Begin the instance that the tests share.
	 */
	DataFlowBuilder builder(String url) {
		return DataFlow.builder(url).models(ContractEntities.ALL.toArray(Class<?>[]::new)).clock(new ContractClock());
	}

	@BeforeEach
	void clear() {
		List<Class<?>> types = new ArrayList<>(ContractEntities.ALL);
		Collections.reverse(types);
		for (Class<?> type : types) {
			EntityModel model = db().models().model(type);
			new Delete(model, Filter.all(), true, null).on(db().adapter()).blockLast(LIMIT);
		}
	}

	@AfterAll
	void stop() {
		if (this.db != null) {
			this.db.close().block(LIMIT);
		}
	}

	@Override
	public TestDatabase database() {
		return Objects.requireNonNull(this.database);
	}

	@Override
	public DataFlow db() {
		return Objects.requireNonNull(this.db);
	}

}
