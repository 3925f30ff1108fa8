/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.autoconfigure;

import io.dataflow.error.DataFlowException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Turns an error of DataFlow that prevents the start into its message, which begins with
 * the code, and what to do about it.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class DataFlowFailureAnalyzer extends AbstractFailureAnalyzer<DataFlowException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, DataFlowException cause) {
		return new FailureAnalysis(String.valueOf(cause.getMessage()), cause.action(), cause);
	}

}
