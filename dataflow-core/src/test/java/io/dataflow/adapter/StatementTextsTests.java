/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter;

import org.junit.jupiter.api.Test;
import reactor.util.context.Context;

import static org.assertj.core.api.Assertions.assertThat;

class StatementTextsTests {

	@Test
	void keepsEveryTextOnce() {
		StatementTexts texts = StatementTexts.of(Context.empty());
		Context context = texts.in(Context.empty());
		for (String text : new String[] { "SELECT 1", "SELECT 1", "UPDATE x", "SELECT 1" }) {
			StatementTexts.report(context, text);
		}
		assertThat(texts.all()).containsExactly("SELECT 1", "UPDATE x");
		assertThat(texts.joined()).isEqualTo("SELECT 1; UPDATE x");
	}

	@Test
	void keepsFewAndShortTexts() {
		StatementTexts texts = StatementTexts.of(Context.empty());
		Context context = texts.in(Context.empty());
		StatementTexts.report(context, "x".repeat(1_000_000));
		for (int i = 0; i < 1000; i++) {
			StatementTexts.report(context, "SELECT " + i);
		}
		assertThat(texts.all()).hasSize(StatementTexts.MOST).contains("SELECT 8").doesNotContain("SELECT 9");
		assertThat(texts.all().get(0)).hasSize(StatementTexts.LONGEST).endsWith("x…");
	}

	@Test
	void tellsThoseFurtherOutToo() {
		StatementTexts outer = StatementTexts.of(Context.empty());
		Context outerContext = outer.in(Context.empty());
		StatementTexts inner = StatementTexts.of(outerContext);
		StatementTexts.report(outerContext, "BEGIN");
		StatementTexts.report(inner.in(outerContext), "SELECT 1");
		assertThat(outer.all()).containsExactly("BEGIN", "SELECT 1");
		assertThat(inner.all()).containsExactly("SELECT 1");
	}

	@Test
	void firstAttemptKeepsItsTextsWithTheWhole() {
		Object attempter = new Object();
		StatementTexts whole = StatementTexts.of(Context.empty(), attempter);
		Context caller = whole.in(Context.empty());
		StatementTexts first = StatementTexts.ofAttempt(caller, attempter);
		assertThat(first).isSameAs(whole);
		assertThat(first.in(caller)).isSameAs(caller);
		StatementTexts.report(caller, "SELECT 1");
		StatementTexts second = StatementTexts.ofAttempt(caller, attempter);
		StatementTexts.report(second.in(caller), "SELECT 2");
		assertThat(second.all()).containsExactly("SELECT 2");
		assertThat(whole.all()).containsExactly("SELECT 1", "SELECT 2");
	}

	@Test
	void attemptOfSomebodyElseKeepsItsOwnTexts() {
		Context caller = StatementTexts.of(Context.empty(), new Object()).in(Context.empty());
		StatementTexts other = StatementTexts.ofAttempt(caller, new Object());
		StatementTexts.report(caller, "SELECT 1");
		assertThat(other.all()).isEmpty();
	}

	@Test
	void countsFromTheFirstStatement() {
		StatementTexts texts = StatementTexts.of(Context.empty());
		long early = System.nanoTime() - 1_000_000_000L;
		assertThat(texts.elapsed(early, System.nanoTime())).isZero();
		StatementTexts.report(texts.in(Context.empty()), "SELECT 1");
		long now = System.nanoTime();
		assertThat(texts.elapsed(early, now)).isBetween(0L, 900_000_000L);
		assertThat(texts.elapsed(now, now + 5)).isEqualTo(5);
	}

	@Test
	void withoutAnybodyWhoKeepsThemTextsAreLost() {
		StatementTexts.report(Context.empty(), "SELECT 1");
		assertThat(StatementTexts.of(Context.empty()).all()).isEmpty();
	}

}
