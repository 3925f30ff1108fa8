/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.control.http;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.netty.util.NetUtil;

/**
 * A block of addresses.
 *
 * @param prefix the first address of the block
 * @param bits how many bits of it all addresses of the block share
 */
record Network(byte[] prefix, int bits) {

	static Network parse(String text) {
		int slash = text.indexOf('/');
		return new Network(address(text.substring(0, slash)), Integer.parseInt(text.substring(slash + 1)));
	}

	static List<Network> all(String... texts) {
		return Stream.of(texts).map(Network::parse).toList();
	}

	static boolean anyHolds(List<Network> networks, byte[] address) {
		return networks.stream().anyMatch((network) -> network.holds(address));
	}

	private static byte[] address(String text) {
		return Objects.requireNonNull(NetUtil.createByteArrayFromIpAddressString(text));
	}

	boolean holds(byte[] address) {
		if (address.length != this.prefix.length) {
			return false;
		}
		for (int bit = 0; bit < this.bits; bit++) {
			int mask = 0x80 >> (bit % 8);
			if ((address[bit / 8] & mask) != (this.prefix[bit / 8] & mask)) {
				return false;
			}
		}
		return true;
	}

}
