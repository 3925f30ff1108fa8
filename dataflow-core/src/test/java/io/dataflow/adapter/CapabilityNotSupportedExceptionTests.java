/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter;

import io.dataflow.operation.AggregateOperations;
import io.dataflow.operation.UpsertOperations;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CapabilityNotSupportedExceptionTests {

	@Test
	void missingUpsertHasACodeOfItsOwn() {
		CapabilityNotSupportedException error = new CapabilityNotSupportedException(DatabaseKind.H2,
				UpsertOperations.class);
		assertThat(error.code()).isEqualTo("DF-709");
		assertThat(error).hasMessageContaining("UpsertOperations");
		assertThat(new CapabilityNotSupportedException(DatabaseKind.H2, AggregateOperations.class).code())
			.isEqualTo("DF-701");
	}

}
