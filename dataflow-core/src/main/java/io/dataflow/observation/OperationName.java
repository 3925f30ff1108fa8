/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.observation;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import io.dataflow.operation.Aggregate;
import io.dataflow.operation.BulkDelete;
import io.dataflow.operation.BulkInsert;
import io.dataflow.operation.BulkUpdate;
import io.dataflow.operation.BulkUpsert;
import io.dataflow.operation.ContinuousAggregate;
import io.dataflow.operation.Count;
import io.dataflow.operation.CreateHypertable;
import io.dataflow.operation.CreateVectorIndex;
import io.dataflow.operation.Delete;
import io.dataflow.operation.HybridSearch;
import io.dataflow.operation.Insert;
import io.dataflow.operation.Operation;
import io.dataflow.operation.ReadContinuousAggregate;
import io.dataflow.operation.RetentionPolicy;
import io.dataflow.operation.Select;
import io.dataflow.operation.TimeRange;
import io.dataflow.operation.Update;
import io.dataflow.operation.UpdateAll;
import io.dataflow.operation.Upsert;
import io.dataflow.operation.VectorSearch;

/**
 * Names what operations do, as the nodes are named.
 */
final class OperationName {

	private static final Map<Class<?>, String> NAMES = Map.ofEntries(Map.entry(Insert.class, "create"),
			Map.entry(Count.class, "count"), Map.entry(Aggregate.class, "aggregate"), Map.entry(Update.class, "update"),
			Map.entry(Delete.class, "delete"), Map.entry(Upsert.class, "upsert"),
			Map.entry(BulkInsert.class, "bulk_create"), Map.entry(BulkUpdate.class, "bulk_update"),
			Map.entry(UpdateAll.class, "bulk_update"), Map.entry(BulkDelete.class, "bulk_delete"),
			Map.entry(BulkUpsert.class, "bulk_upsert"), Map.entry(TimeRange.class, "time_range"),
			Map.entry(CreateHypertable.class, "create_hypertable"),
			Map.entry(RetentionPolicy.class, "retention_policy"),
			Map.entry(ContinuousAggregate.class, "create_continuous_aggregate"),
			Map.entry(ReadContinuousAggregate.class, "read_continuous_aggregate"),
			Map.entry(VectorSearch.class, "vector_search"), Map.entry(HybridSearch.class, "hybrid_search"),
			Map.entry(CreateVectorIndex.class, "create_vector_index"));

	private static final Pattern BOUNDARY = Pattern.compile("(?<=[a-z])(?=[A-Z])");

	private OperationName() {
	}

	/**
	 * Return the name of what an operation does. What selects at most one record by its
	 * filter reads it, other selections list records.
	 */
	static String of(Operation<?> operation) {
		if (operation instanceof Select select) {
			return (select.filter().selectsAtMostOne()) ? "read" : "list";
		}
		String name = NAMES.get(operation.getClass());
		return (name != null) ? name : snakeCase(operation.getClass().getSimpleName());
	}

	private static String snakeCase(String name) {
		return BOUNDARY.matcher(name).replaceAll("_").toLowerCase(Locale.ROOT);
	}

}
