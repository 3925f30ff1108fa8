/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * Makes the result that is kept from what a node returned.
 */
final class NodeResult {

	private NodeResult() {
	}

	/**
	 * Copy what a node returned; {@link RoutedOutputs} are a copy already.
	 * @throws UnsuccessfulResultException when it says that it failed
	 */
	static Map<String, @Nullable Object> of(@Nullable Map<String, ? extends @Nullable Object> returned) {
		if (returned == null) {
			return Map.of();
		}
		Map<String, @Nullable Object> result = (returned instanceof RoutedOutputs routed) ? routed : copy(returned);
		if (Boolean.FALSE.equals(result.get("success"))) {
			throw new UnsuccessfulResultException(result);
		}
		return result;
	}

	// by forEach, since most are unmodifiable, whose iterators wrap each entry
	private static Map<String, @Nullable Object> copy(Map<String, ? extends @Nullable Object> returned) {
		Map<String, @Nullable Object> copy = new LinkedHashMap<>(returned.size() * 2);
		returned.forEach(copy::put);
		return Collections.unmodifiableMap(copy);
	}

	/**
	 * Return the result of a node that failed in a run that goes on.
	 */
	static Map<String, @Nullable Object> failed(Throwable error) {
		ErrorCode code = (error instanceof DataFlowException coded) ? coded.errorCode() : ErrorCode.NODE_FAILED;
		Map<String, @Nullable Object> result = new LinkedHashMap<>();
		if (error instanceof FailureWithResult telling) {
			result.putAll(telling.result());
		}
		result.put("error", Problem.textOf(error));
		result.put("error_code", code.code());
		result.put("failed", true);
		return Collections.unmodifiableMap(result);
	}

}
