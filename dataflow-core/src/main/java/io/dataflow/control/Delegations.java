/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.control;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import io.dataflow.workflow.Delegation;
import org.jspecify.annotations.Nullable;

/**
 * Finds the names of what nodes run in their parameters.
 */
enum Delegations implements Delegation {

	/** {@code node} and {@code workflow} are the names. */
	TARGET {
		@Override
		public Collection<String> nodeTypes(Map<String, @Nullable Object> parameters) {
			return text(parameters.get("node"));
		}

		@Override
		public Collection<String> workflows(Map<String, @Nullable Object> parameters) {
			return text(parameters.get("workflow"));
		}
	},

	/** {@code node} and {@code compensation} of each step are the names. */
	STEPS {
		@Override
		public Collection<String> nodeTypes(Map<String, @Nullable Object> parameters) {
			List<String> names = new ArrayList<>();
			List<? extends @Nullable Object> steps = Inputs.list(parameters.get("steps"));
			for (Object step : (steps != null) ? steps : List.of()) {
				if (step instanceof Map<?, ?> map) {
					names.addAll(text(map.get("node")));
					names.addAll(text(map.get("compensation")));
				}
			}
			return names;
		}

		@Override
		public boolean isTransaction(Map<String, @Nullable Object> parameters) {
			return TransactionType.TWO_PHASE_COMMIT.text().equals(String.valueOf(parameters.get("transaction_type")));
		}
	};

	private static List<String> text(@Nullable Object name) {
		return (name instanceof CharSequence text && !text.toString().isBlank()) ? List.of(text.toString()) : List.of();
	}

}
