/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.operation.document;

import java.util.List;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;
import io.dataflow.error.Suggestion;

/**
 * A filter, an update or a pipeline uses an operator that does not exist or that callers
 * may not use; nothing was sent.
 *
 * @since 0.1.0
 */
public final class ForbiddenOperatorException extends DataFlowException {

	private ForbiddenOperatorException(String message, String action) {
		super(ErrorCode.INVALID_OPERATOR, message, action);
	}

	static ForbiddenOperatorException code(String operator, String parameter) {
		return new ForbiddenOperatorException(
				"'" + parameter + "' uses " + operator + ", which runs code on the server and is refused.",
				"Write the condition with operators such as $gt, $in, $regex and $expr without code.");
	}

	static ForbiddenOperatorException write(String stage) {
		return new ForbiddenOperatorException(
				"'pipeline' has the stage " + stage + ", which writes, and may only read.",
				"Set 'allow_write' to true if that is meant, or leave the stage out.");
	}

	static ForbiddenOperatorException server(String stage) {
		return new ForbiddenOperatorException(
				"'pipeline' has the stage " + stage + ", which is not about the documents of the collection.",
				"Leave the stage out; changes are watched with a DocumentWatch.");
	}

	static ForbiddenOperatorException unknown(String operator, List<String> known) {
		return new ForbiddenOperatorException("'update' uses " + operator + ", which is no operator of updates.",
				Suggestion.of(operator, known));
	}

}
