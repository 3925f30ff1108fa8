/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter;

import java.util.List;
import java.util.Objects;

import com.mongodb.ConnectionString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The driver of MongoDB reads in a {@link DatabaseUrl} what its author wrote.
 */
class MongodbUrlTests {

	@Test
	void driverReadsHostsDatabaseAndOptions() {
		ConnectionString read = read("mongodb://app:p%40ss@a.example.com,b.example.com:27018/shop?replicaSet=rs0"
				+ "&authSource=admin&tls=true&maxPoolSize=7&w=majority&readPreference=secondaryPreferred");
		assertThat(read.getHosts()).isEqualTo(List.of("a.example.com:27017", "b.example.com:27018"));
		assertThat(read.getDatabase()).isEqualTo("shop");
		assertThat(read.getRequiredReplicaSetName()).isEqualTo("rs0");
		assertThat(read.getSslEnabled()).isTrue();
		assertThat(read.getMaxConnectionPoolSize()).isEqualTo(7);
		assertThat(Objects.requireNonNull(read.getCredential()).getSource()).isEqualTo("admin");
		assertThat(read.getCredential().getUserName()).isEqualTo("app");
		assertThat(read.getCredential().getPassword()).isEqualTo("p@ss".toCharArray());
		assertThat(Objects.requireNonNull(read.getReadPreference()).getName()).isEqualTo("secondaryPreferred");
	}

	@ParameterizedTest
	@ValueSource(strings = { "p@ss", "p/ss", "p:s@s", "100%", "p?s#s", "ü+ & =" })
	void driverReadsThePasswordThatWasMeant(String password) {
		String encoded = PercentCoding.encode(password);
		assertThat(Objects.requireNonNull(read("mongodb://u:" + encoded + "@h/db").getCredential()).getPassword())
			.isEqualTo(password.toCharArray());
	}

	@Test
	void passwordThatIsNotEncodedReachesTheDriverToo() {
		assertThat(Objects.requireNonNull(read("mongodb://u:p@ss@h/db").getCredential()).getPassword())
			.isEqualTo("p@ss".toCharArray());
	}

	@Test
	void userIsLookedUpInTheDatabaseUnlessTheUrlSaysWhere() {
		assertThat(Objects.requireNonNull(read("mongodb://u:p@h/shop").getCredential()).getSource()).isEqualTo("shop");
	}

	@ParameterizedTest
	@ValueSource(strings = { "mongodb://u:hunter2@h", "mongodb://u:hunter2@h/", "mongodb://u:hunter2@h/?tls=true",
			"mongodb+srv://u:hunter2@h.example.com/?retryWrites=true" })
	void urlWithoutADatabaseIsRefused(String url) {
		assertThatExceptionOfType(InvalidDatabaseUrlException.class).isThrownBy(() -> DatabaseUrl.parse(url))
			.withMessageContaining("[DF-401] Invalid database URL: the name of the database is missing (mongodb")
			.withMessageNotContaining("hunter2");
	}

	@Test
	void secretsAreMasked() {
		assertThat(DatabaseUrl.parse("mongodb://u:hunter2@a,b/db?replicaSet=rs&tlsCertificateKeyFilePassword=hunter2"))
			.hasToString("mongodb://u:***@a:27017,b:27017/db?replicaSet=rs&tlsCertificateKeyFilePassword=***");
		assertThat(DatabaseUrl.parse("mongodb+srv://u:hunter2@cluster.example.com/db?authSource=admin"))
			.hasToString("mongodb+srv://u:***@cluster.example.com/db?authSource=admin");
	}

	@Test
	void serviceRecordStaysOne() {
		assertThat(DatabaseUrl.parse("mongodb+srv://u:p@cluster.example.com/db").toSecretString())
			.isEqualTo("mongodb+srv://u:p@cluster.example.com/db");
	}

	private static ConnectionString read(String url) {
		return new ConnectionString(DatabaseUrl.parse(url).toSecretString());
	}

}
