/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.util.EnumSet;
import java.util.Set;

import io.dataflow.adapter.Capabilities;
import io.dataflow.adapter.Capability;
import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * What an adapter declares is what it does: each capability is called for, and works or
 * is refused with a code. The table in the README shows what is declared.
 */
interface CapabilityContract extends DataFlowContract {

	@ParameterizedTest
	@EnumSource(Capability.class)
	default void declaredCapabilityWorksAndAnotherIsRefused(Capability capability) {
		// the imitation of MongoDB has less than what it imitates
		assumeThat(capability != Capability.PULL || database().has(io.dataflow.testing.Capability.UPDATE_PIPELINES))
			.as("the server computes new values from old ones")
			.isTrue();
		Capabilities declared = db().adapter().capabilities();
		Throwable error = catchThrowable(() -> CapabilityProvocation.of(capability).provoke(this));
		if (declared.has(capability) && declared.need(capability).isEmpty()) {
			assertThat(error).as("%s works", capability).isNull();
		}
		else if (error != null) {
			assertThat(code(error)).as("%s is refused: %s", capability, error)
				.isIn(ErrorCode.UNSUPPORTED, ErrorCode.UPSERT_UNSUPPORTED);
		}
		else {
			assertThat(declared.has(capability)).as("%s is declared since it works", capability).isTrue();
		}
	}

	/**
	 * Return the code of the first cause that tells what a database cannot do, else of
	 * the error itself.
	 */
	private static @Nullable ErrorCode code(Throwable error) {
		Set<ErrorCode> refusals = EnumSet.of(ErrorCode.UNSUPPORTED, ErrorCode.UPSERT_UNSUPPORTED);
		for (Throwable cause = error; cause != null; cause = cause.getCause()) {
			if (cause instanceof DataFlowException known && refusals.contains(known.errorCode())) {
				return known.errorCode();
			}
		}
		return (error instanceof DataFlowException known) ? known.errorCode() : null;
	}

}
