/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.control.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Finds the addresses of a host; may take its time.
 */
@FunctionalInterface
interface HostLookup {

	/**
	 * Return the addresses of a host.
	 * @return at least one
	 */
	List<InetAddress> addresses(String host) throws UnknownHostException;

	/**
	 * Return the lookup of the machine.
	 */
	static HostLookup system() {
		return (host) -> List.of(InetAddress.getAllByName(host));
	}

}
