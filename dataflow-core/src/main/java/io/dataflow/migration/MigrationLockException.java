/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.migration;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;

/**
 * Another process kept the lock under which the schema is changed for too long.
 *
 * @since 0.1.0
 */
public final class MigrationLockException extends DataFlowException {

	MigrationLockException(Throwable cause) {
		super(ErrorCode.MIGRATION_LOCK, "Another process is changing the schema and has not finished in time.",
				"Wait for it and start again; its lock ends with its connection.", cause);
	}

}
