/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter;

import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/**
 * Opens databases of certain kinds for applications that do not use Spring. Providers are
 * found by {@link java.util.ServiceLoader}.
 *
 * @since 0.1.0
 */
public interface AdapterProvider {

	/**
	 * Find what opens databases of a kind.
	 * @param kind the kind
	 * @return the first provider on the class path that supports it
	 * @throws UnsupportedDatabaseException DF-403 when there is none
	 */
	static AdapterProvider of(DatabaseKind kind) {
		List<AdapterProvider> providers = ServiceLoader.load(AdapterProvider.class)
			.stream()
			.map(ServiceLoader.Provider::get)
			.toList();
		return providers.stream().filter((provider) -> provider.supports(kind)).findFirst().orElseThrow(() -> {
			String titles = Arrays.stream(DatabaseKind.values())
				.filter((other) -> providers.stream().anyMatch((provider) -> provider.supports(other)))
				.map(DatabaseKind::title)
				.collect(Collectors.joining(", "));
			return new UnsupportedDatabaseException("There is no adapter for " + kind.title() + ".",
					"Use one of the databases that have an adapter: " + titles + ".");
		});
	}

	/**
	 * Tell whether this provider can open databases of a kind.
	 * @param kind the kind
	 * @return whether it can
	 */
	boolean supports(DatabaseKind kind);

	/**
	 * Open a database. Connections are made when they are needed, not here.
	 * @param url where the database is
	 * @param pool how many connections to keep
	 * @return the adapter, which owns its connections
	 */
	Adapter open(DatabaseUrl url, PoolSettings pool);

}
