/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.control.http;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What {@link HttpNode} may do.
 *
 * @param allowPrivateAddresses whether hosts with private, loopback and other addresses
 * that are not of the public Internet may be called; the addresses at which clouds offer
 * credentials to their machines stay refused
 * @param allowedHosts names or addresses of hosts that may be called whatever their
 * addresses are; empty by default; a host that is not named may still be called when its
 * addresses are allowed
 * @param maxResponseBytes the largest body of a response, in bytes, from 1 to 1 GiB
 * @since 0.1.0
 */
public record HttpNodeSettings(boolean allowPrivateAddresses, Set<String> allowedHosts, long maxResponseBytes) {

	private static final long TEN_MEBIBYTES = 10L << 20;

	private static final long ONE_GIBIBYTE = 1L << 30;

	public HttpNodeSettings {
		allowedHosts = allowedHosts.stream()
			.map((host) -> host.toLowerCase(Locale.ROOT))
			.collect(Collectors.toUnmodifiableSet());
		if (maxResponseBytes < 1 || maxResponseBytes > ONE_GIBIBYTE) {
			throw new IllegalArgumentException(
					"'maxResponseBytes' must be from 1 to " + ONE_GIBIBYTE + ", but is " + maxResponseBytes);
		}
	}

	/**
	 * Return settings that allow hosts of the public Internet and bodies of 10 MiB.
	 * @return the settings
	 */
	public static HttpNodeSettings defaults() {
		return new HttpNodeSettings(false, Set.of(), TEN_MEBIBYTES);
	}

	/**
	 * Return settings that do or do not allow private addresses.
	 * @param allowed whether they are allowed
	 * @return the changed copy
	 */
	public HttpNodeSettings withPrivateAddresses(boolean allowed) {
		return new HttpNodeSettings(allowed, this.allowedHosts, this.maxResponseBytes);
	}

	/**
	 * Return settings with other hosts that may be called whatever their addresses are.
	 * @param hosts the names or addresses
	 * @return the changed copy
	 */
	public HttpNodeSettings withAllowedHosts(Set<String> hosts) {
		return new HttpNodeSettings(this.allowPrivateAddresses, hosts, this.maxResponseBytes);
	}

	/**
	 * Return settings with another limit for responses.
	 * @param bytes the largest body, in bytes, from 1 to 1 GiB
	 * @return the changed copy
	 */
	public HttpNodeSettings withMaxResponseBytes(long bytes) {
		return new HttpNodeSettings(this.allowPrivateAddresses, this.allowedHosts, bytes);
	}

}
