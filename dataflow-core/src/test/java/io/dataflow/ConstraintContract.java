/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.util.Map;

import io.dataflow.adapter.DuplicateKeyException;
import io.dataflow.adapter.ForeignKeyException;
import io.dataflow.testing.Capability;
import io.dataflow.testing.Needs;
import io.dataflow.workflow.WorkflowExecutionException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the database itself refuses.
 */
interface ConstraintContract extends DataFlowContract {

	@Test
	default void secondRecordWithAUniqueValueFails() {
		run("CustomerCreateNode", "id", "c1", "email", "a@b.c");
		WorkflowExecutionException failure = failure("CustomerCreateNode", "id", "c2", "email", "a@b.c");
		assertThat(failure.code()).isEqualTo("DF-502");
		assertThat(failure).hasCauseInstanceOf(DuplicateKeyException.class).hasMessageContaining("Customer");
		assertThat(failure.getMessage()).doesNotContain("a@b.c");
		assertThat(run("CustomerCountNode")).containsEntry("count", 1L);
	}

	@Test
	default void updateToAUniqueValueThatExistsFails() {
		run("CustomerCreateNode", "id", "c1", "email", "a@b.c");
		run("CustomerCreateNode", "id", "c2", "email", "x@y.z");
		assertThat(
				failure("CustomerUpdateNode", "filter", Map.of("id", "c2"), "fields", Map.of("email", "a@b.c")).code())
			.isEqualTo("DF-502");
		assertThat(run("CustomerReadNode", "id", "c2")).containsEntry("email", "x@y.z");
	}

	@Test
	@Needs(Capability.PARTIAL_INDEXES)
	default void severalRecordsMayHaveNoUniqueValue() {
		run("CustomerCreateNode", "id", "c1");
		run("CustomerCreateNode", "id", "c2", "email", null);
		assertThat(run("CustomerCountNode", "filter", DataFlowContract.map("email", null))).containsEntry("count", 2L);
	}

	@Test
	default void uniqueFieldSelectsOneRecord() {
		run("CustomerCreateNode", "id", "c1", "email", "a@b.c");
		assertThat(run("CustomerReadNode", "filter", Map.of("email", "a@b.c"))).containsEntry("id", "c1");
		assertThat(run("CustomerUpdateNode", "filter", Map.of("email", "a@b.c"), "fields", Map.of("email", "d@e.f")))
			.containsEntry("email", "d@e.f");
	}

	@Test
	@Needs(Capability.FOREIGN_KEYS)
	default void recordThatBelongsToNothingFails() {
		WorkflowExecutionException failure = failure("InvoiceCreateNode", "id", "i1", "customer_id", "nobody", "total",
				"9.99");
		assertThat(failure.code()).isEqualTo("DF-305");
		assertThat(failure).hasCauseInstanceOf(ForeignKeyException.class).hasMessageContaining("Invoice");
		assertThat(run("InvoiceCountNode")).containsEntry("count", 0L);
	}

	@Test
	@Needs(Capability.FOREIGN_KEYS)
	default void recordThatOthersBelongToIsNotDeleted() {
		run("CustomerCreateNode", "id", "c1");
		run("InvoiceCreateNode", "id", "i1", "customerId", "c1", "total", 5);
		WorkflowExecutionException failure = failure("CustomerDeleteNode", "id", "c1");
		assertThat(failure.code()).isEqualTo("DF-305");
		assertThat(failure).hasMessageContaining("Customer");
		assertThat(run("CustomerCountNode")).containsEntry("count", 1L);
	}

	@Test
	default void recordIsFoundByWhatItBelongsTo() {
		run("CustomerCreateNode", "id", "c1");
		run("InvoiceCreateNode", "id", "i1", "customerId", "c1", "total", 5);
		assertThat(values(run("InvoiceListNode", "filter", Map.of("customer_id", "c1")), "id")).containsExactly("i1");
		assertThat(run("InvoiceDeleteNode", "id", "i1")).containsEntry("deleted", true);
		assertThat(run("CustomerDeleteNode", "id", "c1")).containsEntry("deleted", true);
	}

}
