/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

/**
 * What DataFlow promises on every database. The test class of an adapter extends this and
 * says with {@code @DatabaseTest} where it runs; the promises themselves are in the
 * contracts.
 */
abstract class AdapterCompatibilityKit extends AbstractInstanceTests
		implements InsertContract, CreateNodeContract, ReadNodeContract, UpdateNodeContract, UpdateShapeContract,
		DeleteNodeContract, ListNodeContract, OrderContract, CountNodeContract, FilterContract, FilterErrorContract,
		FilterTextContract, FilterPathContract, KeysetContract, QueryBuilderContract, RandomFilterContract,
		InputTypeContract, FieldTypeContract, TextContract, SoftDeleteContract, VersionContract, ConstraintContract,
		NodeParameterContract, ValidationContract, ModelOperationsContract, TransactionContract,
		TransactionGroupContract, SpringTransactionContract, TransactionSettingsContract, TransactionTimeoutContract,
		SavepointContract, NestedTransactionContract, SchemaContract, SchemaValidationContract, SchemaLockContract,
		SchemaNameContract, CancellationContract, CancellationPointContract, StreamingContract, IsolationContract,
		HostileInputContract, UpsertContract, UpdateExpressionContract, AggregateContract, BulkCreateContract,
		BulkUpdateContract, BulkDeleteContract, BulkUpsertContract, BulkModelOperationsContract, TimeZoneContract,
		DeadlockContract, LimitContract, BadValueContract, ModelQueryContract, UpsertExpressionContract,
		ConcurrentUpsertContract, ExpensiveExpressionContract, WideTableContract, SagaContract, ResilienceContract,
		ShutdownContract, SecretContract, ObservationContract, PoolContract, CapabilityContract {

	@Override
	DataFlow instance() throws Exception {
		return builder(url()).build();
	}

	/**
	 * Begin an instance with the entities of the contracts.
	 */
	DataFlowBuilder builder(String url) {
		return DataFlow.builder(url).models(ContractEntities.ALL.toArray(Class<?>[]::new)).clock(new ContractClock());
	}

}
