/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.control.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

class AddressRuleTests {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final AddressRule strict = new AddressRule(HttpNodeSettings.defaults());

	private static List<InetAddress> addresses(String... texts) throws UnknownHostException {
		InetAddress[] addresses = new InetAddress[texts.length];
		for (int i = 0; i < texts.length; i++) {
			addresses[i] = InetAddress.getByName(texts[i]);
		}
		return List.of(addresses);
	}

	@ParameterizedTest
	@ValueSource(strings = { "8.8.8.8", "93.184.215.14", "172.15.255.255", "172.32.0.0", "100.63.255.255",
			"100.128.0.0", "169.253.0.1", "11.0.0.0", "223.255.255.255", "2606:4700::1111", "::ffff:8.8.8.8",
			"64:ff9b::808:808", "2002:808:808::1" })
	void addressOfThePublicInternetShouldBeAllowed(String address) throws UnknownHostException {
		this.strict.check("example.org", addresses(address));
		assertThatNoException().isThrownBy(() -> this.strict.checkHost(address));
	}

	@ParameterizedTest
	@ValueSource(strings = { "0.0.0.0", "0.1.2.3", "10.0.0.0", "10.255.255.255", "100.64.0.0", "100.127.255.255",
			"127.0.0.1", "127.255.255.255", "169.254.0.1", "172.16.0.0", "172.31.255.255", "192.0.0.1", "192.168.0.1",
			"198.18.0.1", "198.19.255.255", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255",
			"168.63.129.16", "::", "::1", "fc00::1", "fdff::1", "fe80::1", "fec0::1", "ff02::1", "2001:db8::1",
			"2001::1", "100::1", "64:ff9b::a00:1", "64:ff9b:1::1", "2002:a00:1::1", "::10.0.0.1", "fd00:ec2::254" })
	void addressWhenReservedShouldBeRefused(String address) {
		assertThatExceptionOfType(BlockedAddressException.class)
			.isThrownBy(() -> this.strict.check("example.org", addresses("8.8.8.8", address)))
			.withMessage("[DF-401] HttpNode must not call 'example.org': it has an address that is private or "
					+ "otherwise reserved.");
		assertThatExceptionOfType(BlockedAddressException.class).isThrownBy(() -> this.strict.checkHost(address));
	}

	@Test
	void privateAddressesMayBeAllowedButForThoseOfMetadata() throws UnknownHostException {
		AddressRule open = new AddressRule(HttpNodeSettings.defaults().withPrivateAddresses(true));
		open.check("db", addresses("10.0.0.1", "::1", "fd00::1"));
		open.checkHost("localhost");
		for (String metadata : List.of("169.254.169.254", "fd00:ec2::254", "::ffff:169.254.169.254",
				"100.100.100.200")) {
			assertThatExceptionOfType(BlockedAddressException.class)
				.isThrownBy(() -> open.check("db", addresses(metadata)));
		}
	}

	@Test
	void hostsMayBeAllowedByName() throws UnknownHostException {
		AddressRule named = new AddressRule(HttpNodeSettings.defaults().withAllowedHosts(Set.of("Stock.Local")));
		named.check("stock.LOCAL", addresses("10.0.0.1"));
		assertThatExceptionOfType(BlockedAddressException.class)
			.isThrownBy(() -> named.check("other.local", addresses("10.0.0.1")));
	}

	@Test
	void nameThatLeadsToAPrivateAddressShouldBeRefusedAfterOneLookup() {
		AtomicInteger lookups = new AtomicInteger();
		HttpCall call = new HttpCall(HttpNodeSettings.defaults(), (host) -> {
			lookups.incrementAndGet();
			return List.of(InetAddress.getByAddress(host, new byte[] { 127, 0, 0, 1 }));
		});
		call.run(Map.of("url", "http://rebind.example/"))
			.as(StepVerifier::create)
			.expectErrorSatisfies((error) -> assertThat(error).isInstanceOf(BlockedAddressException.class)
				.hasMessageContaining("'rebind.example'"))
			.verify(PATIENCE);
		assertThat(lookups).hasValue(1);
	}

	@Test
	void connectionShouldGoToTheAddressThatWasChecked() {
		try (LocalService service = new LocalService()) {
			AtomicInteger lookups = new AtomicInteger();
			HttpNodeSettings settings = HttpNodeSettings.defaults().withAllowedHosts(Set.of("stock.example"));
			HttpCall call = new HttpCall(settings, (host) -> {
				byte last = (byte) ((lookups.incrementAndGet() == 1) ? 1 : 99);
				return List.of(InetAddress.getByAddress(host, new byte[] { 127, 0, 0, last }));
			});
			call.run(Map.of("url", "http://stock.example:" + service.port() + "/json"))
				.as(StepVerifier::create)
				.assertNext((result) -> assertThat(result).containsEntry("status", 200))
				.expectComplete()
				.verify(PATIENCE);
			assertThat(lookups).hasValue(1);
		}
	}

	@Test
	void nameThatDoesNotExistShouldFail() {
		HttpCall call = new HttpCall(HttpNodeSettings.defaults(), (host) -> {
			throw new UnknownHostException(host + ": unknown");
		});
		call.run(Map.of("url", "http://nowhere.example/"))
			.as(StepVerifier::create)
			.expectErrorSatisfies((error) -> assertThat(error).isInstanceOf(HttpCallException.class)
				.hasMessage("[DF-501] HttpNode failed to call GET http://nowhere.example/: nowhere.example: unknown."))
			.verify(PATIENCE);
	}

}
