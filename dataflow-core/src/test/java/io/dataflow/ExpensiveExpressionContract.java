/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.dataflow.ContractEntities.Sample;
import io.dataflow.adapter.StatementTimeoutException;
import io.dataflow.query.Query;
import io.dataflow.testing.Capability;
import io.dataflow.testing.DatabaseName;
import io.dataflow.testing.Needs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A regular expression that has more ways through a text than can be tried holds nobody
 * up.
 */
interface ExpensiveExpressionContract extends DataFlowContract {

	/** How long a call may take whose search is given up. */
	Duration PROMPT = Duration.ofSeconds(5);

	@ParameterizedTest
	@Needs(Capability.STATEMENT_LIMITS)
	@ValueSource(strings = { "(a+)+$", "^(a|aa)+$", "^(a+){10,}$", "^(a{1,5}){1,20}$", "^(.*a){12}$" })
	default void searchEndsSoon(String expression) {
		run("SampleCreateNode", "id", "s1", "text", "a".repeat(40) + "!");
		Query query = Query.where(Map.of("text", Map.of("$regex", expression)));
		Object outcome = db().model(Sample.class)
			.list(query)
			.map(Sample::id)
			.collectList()
			.cast(Object.class)
			.onErrorResume(StatementTimeoutException.class, Mono::just)
			.block(PROMPT);
		if (inThisProcess() && expression.contains("{")) {
			assertThat(outcome).isInstanceOf(StatementTimeoutException.class);
		}
		if (outcome instanceof StatementTimeoutException timeout) {
			assertThat(timeout)
				.hasMessage("[DF-505] Cannot read Sample: the statement was cancelled or took longer than it may.");
			assertThat(timeout.action()).contains("$regex");
		}
		else {
			assertThat(outcome).isEqualTo(List.of());
		}
		assertThat(run("SampleCountNode")).containsEntry("count", 1L);
	}

	/**
	 * Others have engines of their own, which find the answer or limit themselves.
	 */
	private boolean inThisProcess() {
		return Set.of(DatabaseName.H2, DatabaseName.SQLITE).contains(database().name());
	}

	@Test
	default void longTextIsSearched() {
		run("SampleCreateNode", "id", "s1", "text", "0123456789".repeat(2_000) + "end");
		run("SampleCreateNode", "id", "s2", "text", "0123456789".repeat(2_000));
		for (String expression : List.of("end$", "^[0-9]+end$", "9e", "^0[0-9a-z]*d$", "[a-z]{3}")) {
			assertThat(values(run("SampleListNode", "filter", Map.of("text", Map.of("$regex", expression))), "id"))
				.as(expression)
				.containsExactly("s1");
		}
	}

}
