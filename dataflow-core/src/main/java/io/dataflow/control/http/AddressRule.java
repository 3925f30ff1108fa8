/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.control.http;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import io.netty.util.NetUtil;
import org.jspecify.annotations.Nullable;

/**
 * Decides which addresses may be called. Of IPv6 only the global unicast addresses count
 * as public; an IPv4 address inside an IPv6 address is judged as what it is.
 */
final class AddressRule {

	private static final List<Network> METADATA = Network.all("169.254.169.254/32", "169.254.170.2/32",
			"100.100.100.200/32", "168.63.129.16/32", "192.0.0.192/32", "fd00:ec2::254/128");

	private static final List<Network> RESERVED_4 = Network.all("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10",
			"127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
			"192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4");

	private static final Network GLOBAL_6 = Network.parse("2000::/3");

	private static final List<Network> RESERVED_6 = Network.all("2001::/23", "2001:db8::/32", "3fff::/20");

	private static final Network MAPPED = Network.parse("::ffff:0:0/96");

	private static final Network NAT_64 = Network.parse("64:ff9b::/96");

	private static final Network SIX_TO_FOUR = Network.parse("2002::/16");

	private final HttpNodeSettings settings;

	AddressRule(HttpNodeSettings settings) {
		this.settings = settings;
	}

	/**
	 * Refuse a host of which it is clear without asking anybody that it must not be
	 * called.
	 * @param host the name, or the address without brackets
	 * @throws BlockedAddressException DF-401 when it must not be called
	 */
	void checkHost(String host) {
		String name = host.toLowerCase(Locale.ROOT);
		byte[] address = literal(name);
		boolean local = name.equals("localhost") || name.endsWith(".localhost");
		if ((address != null && !allows(host, address))
				|| (local && !this.settings.allowPrivateAddresses() && !isNamed(host))) {
			throw new BlockedAddressException(host);
		}
	}

	private static byte @Nullable [] literal(String name) {
		int zone = name.indexOf('%');
		return NetUtil.createByteArrayFromIpAddressString((zone >= 0) ? name.substring(0, zone) : name);
	}

	/**
	 * Refuse a host that has an address that must not be called.
	 * @throws BlockedAddressException DF-401 when there is one
	 */
	void check(String host, List<InetAddress> addresses) {
		if (!addresses.stream().allMatch((address) -> allows(host, address.getAddress()))) {
			throw new BlockedAddressException(host);
		}
	}

	private boolean allows(String host, byte[] address) {
		if (isNamed(host)) {
			return true;
		}
		byte[] inner = inner(address);
		if (Network.anyHolds(METADATA, inner)) {
			return false;
		}
		return this.settings.allowPrivateAddresses() || isPublic(inner);
	}

	private boolean isNamed(String host) {
		return this.settings.allowedHosts().contains(host.toLowerCase(Locale.ROOT));
	}

	private static boolean isPublic(byte[] address) {
		if (address.length == 4) {
			return !Network.anyHolds(RESERVED_4, address);
		}
		return GLOBAL_6.holds(address) && !Network.anyHolds(RESERVED_6, address);
	}

	private static byte[] inner(byte[] address) {
		if (MAPPED.holds(address) || NAT_64.holds(address)) {
			return Arrays.copyOfRange(address, 12, 16);
		}
		return (SIX_TO_FOUR.holds(address)) ? Arrays.copyOfRange(address, 2, 6) : address;
	}

}
