/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.control.http;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;

/**
 * A host must not be called because one of its addresses is not of the public Internet
 * (DF-401).
 *
 * @since 0.1.0
 */
public final class BlockedAddressException extends DataFlowException {

	private final String host;

	BlockedAddressException(String host) {
		super(ErrorCode.INVALID_CONFIGURATION,
				"HttpNode must not call '" + host + "': it has an address that is private or otherwise reserved.",
				"Call a public host, or allow this one with the 'allowedHosts' of HttpNodeSettings.");
		this.host = host;
	}

	/**
	 * Return the host.
	 * @return its name or address
	 */
	public String host() {
		return this.host;
	}

}
