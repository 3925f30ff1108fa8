/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.mongodb;

import java.io.IOException;
import java.io.InputStream;

import io.dataflow.adapter.AdapterProvider;
import io.dataflow.adapter.DatabaseKind;
import io.dataflow.adapter.DatabaseUrl;
import io.dataflow.adapter.PoolSettings;
import io.dataflow.adapter.UnsupportedDatabaseException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MongoAdapterProviderTests {

	@Test
	void openWithoutSpringDataShouldNameWhatIsMissing() throws Exception {
		AdapterProvider provider = (AdapterProvider) new Without("org.springframework.data.mongodb.")
			.loadClass(MongoAdapterProvider.class.getName())
			.getConstructor()
			.newInstance();
		assertThat(provider.supports(DatabaseKind.MONGODB)).isTrue();
		DatabaseUrl url = DatabaseUrl.parse("mongodb://127.0.0.1/shop");
		assertThatExceptionOfType(UnsupportedDatabaseException.class)
			.isThrownBy(() -> provider.open(url, PoolSettings.defaults()))
			.withMessageContaining("DF-403")
			.withMessageContaining("Spring Data MongoDB")
			.satisfies((error) -> assertThat(error.action()).contains("org.springframework.data:spring-data-mongodb"));
	}

	/**
	 * Loads the provider anew, and does not see the classes of a package.
	 */
	private static final class Without extends ClassLoader {

		private final String hidden;

		private Without(String hidden) {
			super(MongoAdapterProvider.class.getClassLoader());
			this.hidden = hidden;
		}

		@Override
		protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
			if (name.startsWith(this.hidden)) {
				throw new ClassNotFoundException(name);
			}
			return (name.equals(MongoAdapterProvider.class.getName())) ? define(name) : super.loadClass(name, resolve);
		}

		private Class<?> define(String name) throws ClassNotFoundException {
			try (InputStream bytes = getResourceAsStream(name.replace('.', '/') + ".class")) {
				byte[] all = bytes.readAllBytes();
				return defineClass(name, all, 0, all.length);
			}
			catch (IOException ex) {
				throw new ClassNotFoundException(name, ex);
			}
		}

	}

}
