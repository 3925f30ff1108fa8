/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.logging;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

/**
 * Tests for {@link Masking}.
 */
class MaskingTests {

	private final Masking masking = Masking.standard();

	@Test
	void valuesOfSecretKeysAreMasked() {
		assertThat(this.masking.mask(Map.of("username", "alice", "password", "secret123", "api_key", "sk-xxx")))
			.isEqualTo(Map.of("username", "alice", "password", Masking.MASK, "api_key", Masking.MASK));
	}

	@ParameterizedTest
	@ValueSource(strings = { "password", "PASSWORD", "userPassword", "token", "access_token", "refresh-token", "secret",
			"key", "apiKey", "credential", "auth", "Authorization", "private", "ssn", "credit_card", "creditCard",
			"card-number", "passphrase", "primary_key", "author" })
	void keyThatContainsAWordIsSecret(String key) {
		assertThat(this.masking.isSecret(key)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "name", "email", "id", "created_at", "pass", "card", "" })
	void otherKeyIsNot(String key) {
		assertThat(this.masking.isSecret(key)).isFalse();
	}

	@Test
	void nullStaysNullAndOrderStays() {
		Map<String, @Nullable Object> values = new LinkedHashMap<>();
		values.put("token", null);
		values.put("name", null);
		values.put("a", 1);
		assertThat(this.masking.mask(values)).containsExactlyEntriesOf(values);
	}

	@Test
	void mapsAndListsAreMaskedAtAnyDepth() {
		Map<String, ?> values = Map.of("users", List.of(Map.of("name", "a", "pwd", "b")), "inner",
				Map.of("deep", Map.of("secret", Map.of("x", 1))), "list", Arrays.asList(1, null));
		assertThat(this.masking.mask(values))
			.isEqualTo(Map.of("users", List.of(Map.of("name", "a", "pwd", Masking.MASK)), "inner",
					Map.of("deep", Map.of("secret", Masking.MASK)), "list", Arrays.asList(1, null)));
	}

	@Test
	void moreKeysCanBeNamed() {
		Masking own = this.masking.withKeys("IBAN");
		assertThat(own.mask(Map.of("iban", "DE1", "password", "p", "name", "n")))
			.isEqualTo(Map.of("iban", Masking.MASK, "password", Masking.MASK, "name", "n"));
		assertThat(this.masking.isSecret("iban")).isFalse();
	}

	@Test
	void namesOfCredentialsAreNoPartsOfOtherNames() {
		Masking credentials = Masking.ofCredentials();
		assertThat(credentials.isSecret("sslPassword")).isTrue();
		assertThat(credentials.isSecret("sslKey")).isFalse();
		assertThat(this.masking.keys()).containsAll(credentials.keys());
	}

	@Test
	void logIsMaskedUnlessItsLoggerIsOff() {
		IllegalStateException error = new IllegalStateException("password=hunter2");
		assertThat(Masking.ofLog()).isSameAs(this.masking);
		Logger logger = (Logger) LoggerFactory.getLogger(Masking.LOGGER);
		logger.setLevel(Level.OFF);
		try {
			assertThat(Masking.ofLog().mask(error)).isSameAs(error);
			assertThat(Masking.ofLog().mask("password=hunter2")).isEqualTo("password=hunter2");
			assertThat(Masking.ofLog().mask(Map.of("password", "p"))).isEqualTo(Map.of("password", "p"));
		}
		finally {
			logger.setLevel(null);
		}
		assertThat(Masking.ofLog().mask(error)).hasToString("java.lang.IllegalStateException: password=***MASKED***");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"postgresql://app:s3cr3t@db:5432/shop|postgresql://app:***MASKED***@db:5432/shop",
			"jdbc:mysql://u:a@b:c/d@host/x|jdbc:mysql://u:***MASKED***@host/x",
			"redis://:s3cr3t@cache|redis://:***MASKED***@cache",
			"https://t0ken@host/path|https://***MASKED***@host/path",
			"GET http://h/p?token=abc&n=1|GET http://h/p?token=***MASKED***&n=1",
			"Authorization: Bearer abc.def-1|Authorization: ***MASKED*** ***MASKED***",
			"sent bearer eyx.y|sent bearer ***MASKED***", "Basic dXNlcjpwYXNz was sent|Basic ***MASKED*** was sent",
			"basic authentication failed|basic authentication failed",
			"password=hunter2, user=bob|password=***MASKED***, user=bob",
			"{\"password\":\"a b\",\"n\":1}|{\"password\":***MASKED***,\"n\":1}",
			"db_password: hunter2|db_password: ***MASKED***", "api-key = 'x y'|api-key = ***MASKED***",
			"aws AKIAIOSFODNN7EXAMPLE|aws ***MASKED***", "use sk-abcdefghijklmnop1234|use ***MASKED***",
			"jwt eyJhbGciOi.eyJzdWIi.c2ln|jwt ***MASKED***",
			"Key (email)=(a@b.c) already exists.|Key (email)=***MASKED***",
			"x DETAIL: Key and more|x DETAIL: ***MASKED***",
			"Failing row contains (1, bob, null).|Failing row contains ***MASKED***",
			"invalid input syntax for type integer: \"abc\"|invalid input syntax for type integer: ***MASKED***",
			"Duplicate entry 'a'b' for key 'people.email'|Duplicate entry ***MASKED***",
			"Incorrect integer value: 'abc' for column 'n'|Incorrect integer value: ***MASKED***",
			"violation: \"X ON T(E) VALUES ( /* 1 */ 'a' )\"|violation: \"X ON T(E) VALUES ***MASKED***",
			"Data conversion error converting \"abc\"|Data conversion error converting ***MASKED***",
			"There is no User with id 'u1'.|There is no User with id 'u1'.",
			"see https://example.org/a:b?c=d#e|see https://example.org/a:b?c=d#e", "a:b@c|a:b@c" },
			quoteCharacter = '`')
	void textLosesItsSecrets(String text, String masked) {
		assertThat(this.masking.mask(text)).isEqualTo(masked);
	}

	@Test
	void privateKeyIsMasked() {
		assertThat(this.masking.mask("-----BEGIN RSA PRIVATE KEY-----\nMIIx\n-----END RSA PRIVATE KEY-----"))
			.isEqualTo("-----BEGIN RSA PRIVATE KEY-----***MASKED***-----END RSA PRIVATE KEY-----");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a", "://", "a://", "password", "token=", "Key (", "VALUES (",
			"-----BEGIN PRIVATE KEY-----", "eyJabcde.", "=\"", "a:b@", " ", "bearer ", "." })
	@Timeout(20)
	void longTextTakesNoLongTime(String part) {
		String text = part.repeat(200_000 / part.length());
		assertThat(this.masking.mask(text)).isNotEmpty();
	}

	@Test
	void standInOfAnErrorHoldsNoSecret() {
		IllegalStateException error = new IllegalStateException("password=hunter2",
				new IllegalArgumentException("mysql://u:hunter2@h/d"));
		Throwable masked = this.masking.mask(error);
		assertThat(masked).hasToString("java.lang.IllegalStateException: password=***MASKED***")
			.hasStackTraceContaining("MaskingTests")
			.cause()
			.hasToString("java.lang.IllegalArgumentException: mysql://u:***MASKED***@h/d");
	}

	@Test
	void errorThatIsItsOwnCauseEnds() {
		Exception first = new Exception("first");
		Exception second = new Exception("second", first);
		first.initCause(second);
		assertThatCode(() -> this.masking.mask(first)).doesNotThrowAnyException();
	}

}
