/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

import io.dataflow.transaction.TransactionSupport;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * Tells the nodes of a transaction which one they are in.
 *
 * @param transactionId the id of this attempt of the transaction
 * @param support what runs the transaction
 */
record ScopeContext(String transactionId, TransactionSupport support) {

	static Context begin(Context context, TransactionSupport support) {
		String random = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong(), 12);
		return context.put(ScopeContext.class, new ScopeContext("tx_" + random, support));
	}

	static String idIn(ContextView context) {
		return context.get(ScopeContext.class).transactionId();
	}

	static TransactionSupport supportIn(ContextView context) {
		return context.get(ScopeContext.class).support();
	}

}
