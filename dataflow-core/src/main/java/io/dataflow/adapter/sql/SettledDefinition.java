/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import io.dataflow.transaction.IsolationLevel;
import io.dataflow.transaction.TransactionSettings;
import org.springframework.transaction.TransactionDefinition;

/**
 * What Spring is asked for when it begins a transaction for us.
 *
 * @param settings what the transaction is asked for
 * @param propagation what becomes of it inside another one, as Spring numbers that
 * @param isolated whether the driver sees to the isolation
 */
record SettledDefinition(TransactionSettings settings, int propagation,
		boolean isolated) implements TransactionDefinition {

	static SettledDefinition joining(TransactionSettings settings, TransactionSyntax syntax) {
		return new SettledDefinition(settings, PROPAGATION_REQUIRED, syntax.beginsWithIsolation());
	}

	static SettledDefinition nested(TransactionSyntax syntax) {
		return new SettledDefinition(TransactionSettings.DEFAULT, PROPAGATION_NESTED, syntax.beginsWithIsolation());
	}

	@Override
	public int getPropagationBehavior() {
		return this.propagation;
	}

	@Override
	public int getIsolationLevel() {
		IsolationLevel level = this.settings.isolation();
		if (level == null || !this.isolated) {
			return ISOLATION_DEFAULT;
		}
		return switch (level) {
			case READ_UNCOMMITTED -> ISOLATION_READ_UNCOMMITTED;
			case READ_COMMITTED -> ISOLATION_READ_COMMITTED;
			case REPEATABLE_READ -> ISOLATION_REPEATABLE_READ;
			case SERIALIZABLE -> ISOLATION_SERIALIZABLE;
		};
	}

	@Override
	public boolean isReadOnly() {
		return this.settings.readOnly();
	}

}
