/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.model;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class IdentifiersTests {

	@ParameterizedTest
	@CsvSource({ "HTTPServer, http_server", "APIKey, api_key", "customerId, customer_id", "name, name",
			"address2, address2", "oauth2Token, oauth2_token", "user_id, user_id", "user_Id, user_id", "aB, a_b" })
	void snakeCase(String javaName, String expected) {
		assertThat(Identifiers.snakeCase(javaName)).isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "1st", "a b", "a-b", "a;b", "x'; DROP TABLE users; --", "naïve", "a.b" })
	void declaredWhenNotAnIdentifierShouldShowOnlyAFingerprint(String name) {
		assertThatExceptionOfType(InvalidModelException.class)
			.isThrownBy(() -> Identifiers.declared("User", "column", name))
			.withMessageMatching("\\[DF-601] Model 'User' has a name for its column that is not an identifier "
					+ "\\(fingerprint [0-9a-f]{8}, " + name.length() + " characters\\)\\.");
	}

	@Test
	void declaredWhenTooLongShouldFail() {
		assertThatExceptionOfType(InvalidModelException.class)
			.isThrownBy(() -> Identifiers.declared("User", "table", "t".repeat(64)))
			.withMessageContaining("a name for its table of 64 characters");
	}

	@Test
	void declaredWhenOfGreatestLengthShouldPass() {
		assertThat(Identifiers.declared("User", "table", "t".repeat(63))).hasSize(63);
	}

	@Test
	void generatedWhenTooLongShouldCutAndAddDigest() {
		String name = Identifiers.generated("User", "index", "idx_" + "x".repeat(80));
		assertThat(name).hasSize(63).matches("idx_x{50}_[0-9a-f]{8}");
	}

	@Test
	void generatedWhenCutShouldStayDistinct() {
		assertThat(Identifiers.generated("User", "index", "x".repeat(80)))
			.isNotEqualTo(Identifiers.generated("User", "index", "x".repeat(81)));
	}

}
