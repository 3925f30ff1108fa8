/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;
import io.dataflow.transaction.IsolationLevel;
import io.dataflow.transaction.TransactionSettings;
import org.jspecify.annotations.Nullable;

/**
 * Checks the parameters of nodes that open a transaction.
 */
final class TransactionNodeCheck {

	private TransactionNodeCheck() {
	}

	/**
	 * Refuse what arrives only when the node runs.
	 */
	static void require(Map<String, @Nullable Object> inputs) {
		List<DataFlowException> problems = of(inputs, Set.of());
		if (!problems.isEmpty()) {
			throw problems.get(0);
		}
	}

	static List<DataFlowException> of(Map<String, @Nullable Object> parameters, Set<String> arriving) {
		List<DataFlowException> problems = new ArrayList<>();
		if (arriving.contains(TransactionNodes.DATABASE)) {
			problems.add(new InvalidScopeException(ErrorCode.UNSUPPORTED,
					"'database' of a transaction cannot depend on the run.",
					"Write the name of the database as a parameter of the node."));
		}
		Object isolation = parameters.get("isolation_level");
		if (isolation != null) {
			try {
				IsolationLevel.parse(isolation.toString());
			}
			catch (DataFlowException ex) {
				problems.add(ex);
			}
		}
		checkTimeout(parameters.get("timeout"), problems);
		if ("false".equals(String.valueOf(parameters.get("rollback_on_error")))) {
			problems.add(new InvalidScopeException(ErrorCode.UNSUPPORTED,
					"'rollback_on_error' is false, but a transaction cannot go on after a failure.",
					"Let the node that may fail go on alone: set continueOnError in its settings, "
							+ "which makes it a savepoint."));
		}
		return problems;
	}

	private static void checkTimeout(@Nullable Object timeout, List<DataFlowException> problems) {
		if (timeout == null) {
			return;
		}
		double seconds = TransactionNodes.seconds(timeout);
		if (!(seconds >= 0)) {
			problems.add(new InvalidScopeException(ErrorCode.TYPE_MISMATCH,
					"'timeout' is " + timeout + ", but must not be negative.",
					"Give a number of seconds, or 0 for no limit."));
			return;
		}
		try {
			TransactionSettings.DEFAULT.timeout(TransactionNodes.timeout(seconds));
		}
		catch (DataFlowException ex) {
			problems.add(ex);
		}
	}

}
