/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.util.List;

import io.dataflow.model.DataFlowModel;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/**
 * Entities of which each write leaves a trace that can be counted.
 */
final class FaultEntities {

	static final List<Class<?>> ALL = List.of(Mark.class, Account.class, Tally.class);

	private FaultEntities() {
	}

	/** One for each write; nothing but the label tells when it is there twice. */
	@DataFlowModel
	record Mark(@Id @Nullable Long id, String label) {

		static Mark of(String label) {
			return new Mark(null, label);
		}

	}

	/** What transfers change; the sum over all accounts never changes. */
	@DataFlowModel
	record Account(@Id String id, long balance) {

	}

	/** What is counted up, by one writer each. */
	@DataFlowModel
	record Tally(@Id String id, long total) {

	}

}
