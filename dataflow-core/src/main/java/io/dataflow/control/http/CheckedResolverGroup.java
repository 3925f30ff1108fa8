/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.control.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;

import io.netty.resolver.AbstractAddressResolver;
import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Promise;
import reactor.core.scheduler.Schedulers;

/**
 * Finds the addresses of a host once, checks all of them, and gives exactly these to the
 * connection. A name that changes its address between check and connection therefore
 * gains nothing. Addresses that are written out are checked, too.
 */
final class CheckedResolverGroup extends AddressResolverGroup<InetSocketAddress> {

	private final AddressRule rule;

	private final HostLookup lookup;

	CheckedResolverGroup(AddressRule rule, HostLookup lookup) {
		this.rule = rule;
		this.lookup = lookup;
	}

	@Override
	protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
		return new CheckedResolver(executor);
	}

	private final class CheckedResolver extends AbstractAddressResolver<InetSocketAddress> {

		CheckedResolver(EventExecutor executor) {
			super(executor, InetSocketAddress.class);
		}

		@Override
		protected boolean doIsResolved(InetSocketAddress address) {
			return false;
		}

		@Override
		protected void doResolve(InetSocketAddress unresolved, Promise<InetSocketAddress> promise) {
			Promise<List<InetSocketAddress>> all = executor().newPromise();
			all.addListener((done) -> {
				if (all.isSuccess()) {
					promise.trySuccess(all.getNow().get(0));
				}
				else {
					promise.tryFailure(all.cause());
				}
			});
			doResolveAll(unresolved, all);
		}

		@Override
		protected void doResolveAll(InetSocketAddress unresolved, Promise<List<InetSocketAddress>> promise) {
			try {
				// the lookup of the machine blocks
				Schedulers.boundedElastic().schedule(() -> settle(unresolved, promise));
			}
			catch (RejectedExecutionException ex) {
				promise.tryFailure(ex);
			}
		}

		private void settle(InetSocketAddress unresolved, Promise<List<InetSocketAddress>> promise) {
			try {
				promise.trySuccess(checked(unresolved));
			}
			catch (UnknownHostException | RuntimeException ex) {
				promise.tryFailure(ex);
			}
		}

		private List<InetSocketAddress> checked(InetSocketAddress unresolved) throws UnknownHostException {
			String host = unresolved.getHostString();
			InetAddress literal = unresolved.getAddress();
			List<InetAddress> addresses = (literal != null) ? List.of(literal)
					: CheckedResolverGroup.this.lookup.addresses(host);
			CheckedResolverGroup.this.rule.check(host, addresses);
			return addresses.stream().map((address) -> new InetSocketAddress(address, unresolved.getPort())).toList();
		}

	}

}
