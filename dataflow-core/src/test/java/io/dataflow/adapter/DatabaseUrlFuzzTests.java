/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter;

import java.util.Random;

import org.junit.jupiter.api.Test;

import io.dataflow.error.DataFlowException;

import static org.assertj.core.api.Assertions.assertThat;

class DatabaseUrlFuzzTests {

	private static final String SECRET = "hunter2";

	private static final String[] SCHEMES = { "postgresql://", "postgres+x://", "mysql://", "mongodb://",
			"mongodb+srv://", "jdbc:postgresql://", "r2dbc:mariadb://", "h2:", "h2:mem:", "h2:file:", "sqlite:",
			"sqlite://", "sqlite:///", ":memory:", "oracle://", "postgresql:", "", "jdbc:" };

	private static final String[] PIECES = { "@", ":", "/", "?", "#", "%", "%4", "%40", "%ff", "%00", "&", "=", ";",
			",", "[", "]", "[::1]", "+", " ", "\n", "\\", ".", "..", "a", "db", "host", "12", "99999", "x=y", "user",
			"user=", "password=", "é", "\uD83D\uDE00", "\uD83D", ".db", "//", "***" };

	private final Random random = new Random(20261120);

	@Test
	void arbitraryTextIsParsedOrRefusedWithACode() {
		for (int round = 0; round < 20_000; round++) {
			String text = pick(SCHEMES) + noise(12);
			attempt(text);
		}
	}

	@Test
	void passwordIsNeverShown() {
		for (int round = 0; round < 20_000; round++) {
			String scheme = SCHEMES[this.random.nextInt(7)];
			String text = scheme + "user:" + noise(3) + SECRET + noise(4) + "@host/db" + tail();
			assertThat(attempt(text)).as(text).doesNotContain(SECRET);
		}
	}

	@Test
	void messagesNeverQuoteTheText() {
		for (int round = 0; round < 20_000; round++) {
			String text = pick(SCHEMES) + noise(5) + SECRET + noise(5);
			assertThat(refusal(text)).as(text).doesNotContain(SECRET);
		}
	}

	private String attempt(String text) {
		String refusal = refusal(text);
		return refusal.isEmpty() ? DatabaseUrl.parse(text).toString() + DatabaseUrl.parse(text).jdbcUrl() : refusal;
	}

	private String refusal(String text) {
		try {
			DatabaseUrl.parse(text);
			return "";
		}
		catch (InvalidDatabaseUrlException | UnsupportedDatabaseException ex) {
			return describe(ex);
		}
	}

	private static String describe(DataFlowException ex) {
		assertThat(ex.code()).isIn("DF-401", "DF-403");
		return ex + ex.action() + ex.getCause();
	}

	private String tail() {
		return switch (this.random.nextInt(4)) {
			case 0 -> "?sslmode=require";
			case 1 -> "?sslpassword=" + SECRET;
			case 2 -> "?x=a@b";
			default -> "";
		};
	}

	private String noise(int length) {
		StringBuilder noise = new StringBuilder();
		for (int count = this.random.nextInt(length); count > 0; count--) {
			noise.append(pick(PIECES));
		}
		return noise.toString();
	}

	private String pick(String[] choices) {
		return choices[this.random.nextInt(choices.length)];
	}

}
