/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.ServiceLoader;

import io.dataflow.adapter.AdapterProvider;
import io.dataflow.adapter.DatabaseKind;
import io.dataflow.adapter.UnsupportedDatabaseException;
import io.dataflow.adapter.sql.SqlAdapterProvider;
import io.dataflow.error.DataFlowException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DataFlowBuilderTests {

	@Test
	void providersAreFoundOnTheClassPath() {
		List<AdapterProvider> providers = ServiceLoader.load(AdapterProvider.class)
			.stream()
			.map(ServiceLoader.Provider::get)
			.toList();
		assertThat(providers).anyMatch((provider) -> provider.supports(DatabaseKind.H2))
			.anyMatch((provider) -> provider.supports(DatabaseKind.POSTGRESQL))
			.anyMatch((provider) -> provider.supports(DatabaseKind.MONGODB));
	}

	@Test
	void buildWhenNoAdapterServesTheUrlShouldNameThoseThatAreThere() throws IOException {
		Thread thread = Thread.currentThread();
		ClassLoader before = thread.getContextClassLoader();
		try (URLClassLoader onlySql = new OnlySqlAdapters(before)) {
			thread.setContextClassLoader(onlySql);
			assertThatExceptionOfType(UnsupportedDatabaseException.class)
				.isThrownBy(() -> DataFlow.builder("mongodb://user:hunter2@host/shop").build())
				.satisfies((failure) -> assertThat(failure.code()).isEqualTo("DF-403"))
				.satisfies((failure) -> assertThat(failure.action()).contains("PostgreSQL, MySQL, MariaDB, H2, SQLite"))
				.withMessageContaining("MongoDB")
				.withMessageNotContaining("hunter2");
		}
		finally {
			thread.setContextClassLoader(before);
		}
	}

	@Test
	void builderWhenSchemeIsUnknownShouldThrow() {
		assertThatExceptionOfType(DataFlowException.class)
			.isThrownBy(() -> DataFlow.builder("oracle://user:hunter2@host/shop"))
			.satisfies((failure) -> assertThat(failure.code()).isEqualTo("DF-403"))
			.withMessageNotContaining("hunter2");
	}

	@Test
	void builderWhenUrlIsEmptyShouldThrow() {
		assertThatExceptionOfType(DataFlowException.class).isThrownBy(() -> DataFlow.builder(""))
			.satisfies((failure) -> assertThat(failure.code()).isEqualTo("DF-401"));
	}

	@Test
	void modelWhenClassIsNoEntityOfTheInstanceShouldThrow() {
		DataFlow instance = DataFlow.builder("h2:mem:builder").models(ContractEntities.Person.class).build();
		assertThatExceptionOfType(DataFlowException.class)
			.isThrownBy(() -> instance.model(ContractEntities.Customer.class))
			.satisfies((failure) -> assertThat(failure.code()).isEqualTo("DF-603"))
			.withMessageContaining("Customer");
	}

	/**
	 * A class path without the adapter for MongoDB.
	 */
	private static final class OnlySqlAdapters extends URLClassLoader {

		OnlySqlAdapters(ClassLoader parent) {
			super(new URL[0], parent);
		}

		@Override
		public Enumeration<URL> getResources(String name) throws IOException {
			if (!name.endsWith(AdapterProvider.class.getName())) {
				return super.getResources(name);
			}
			Path services = Files.createTempFile("adapters", ".txt");
			services.toFile().deleteOnExit();
			Files.writeString(services, SqlAdapterProvider.class.getName());
			return Collections.enumeration(List.of(services.toUri().toURL()));
		}

	}

}
