/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.dataflow.error.DataFlowException;

import static org.assertj.core.api.Assertions.assertThat;

class DatabaseUrlFuzzTests {

	private static final String SECRET = "hunter2";

	private static final String REFUSED = "refused ";

	private static final String[] SCHEMES = { "postgresql://", "postgres+x://", "mysql://", "mongodb://",
			"mongodb+srv://", "jdbc:postgresql://", "r2dbc:mariadb://", "h2:", "h2:mem:", "h2:file:", "sqlite:",
			"sqlite://", "sqlite:///", ":memory:", "oracle://", "postgresql:", "", "jdbc:" };

	private static final String[] PIECES = { "@", ":", "/", "?", "#", "%", "%4", "%40", "%ff", "%00", "&", "=", ";",
			",", "[", "]", "[::1]", "+", " ", "\n", "\\", ".", "..", "a", "db", "host", "12", "99999", "x=y", "user",
			"user=", "password=", "é", "\uD83D\uDE00", "\uD83D", ".db", "//", "***" };

	private final Random random = new Random(20261120);

	@Test
	void arbitraryTextIsParsedOrRefusedWithACode() {
		List<String> results = rounds(() -> attempt(pick(SCHEMES) + noise(12)));
		assertThat(results).filteredOn((result) -> result.startsWith(REFUSED)).hasSizeGreaterThan(1_000);
		assertThat(results).filteredOn((result) -> !result.startsWith(REFUSED)).hasSizeGreaterThan(1_000);
	}

	@Test
	void passwordIsNeverShown() {
		assertThat(rounds(() -> attempt(
				SCHEMES[this.random.nextInt(7)] + "user:" + noise(3) + SECRET + noise(4) + "@host/db" + tail())))
			.noneMatch((result) -> result.contains(SECRET));
	}

	@Test
	void messagesNeverQuoteTheText() {
		assertThat(rounds(() -> refusal(pick(SCHEMES) + noise(5) + SECRET + noise(5))))
			.noneMatch((result) -> result.contains(SECRET));
	}

	private static List<String> rounds(Supplier<String> round) {
		return Stream.generate(round).limit(20_000).toList();
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
		return REFUSED + ex + ex.action() + ex.getCause();
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
