/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.query;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class QueryTests {

	@Test
	void queryForAllAsksForEverythingThatIsNotDeleted() {
		assertThat(Query.all()).isEqualTo(new Query(Map.of(), List.of(), Page.all(), false, null));
	}

	@Test
	void eachStepKeepsTheOthers() {
		Query query = Query.where(Map.of("age", 1)).orderBy("-age", "name").limit(5).offset(10).withDeleted();
		assertThat(query).isEqualTo(new Query(Map.of("age", 1), List.of("-age", "name"), new Page(5, 10), true, null));
	}

	@Test
	void filterIsCopied() {
		Map<String, Object> filter = new HashMap<>(Map.of("age", 1));
		Query query = Query.where(filter);
		filter.put("age", 2);
		assertThat(query.filter()).containsEntry("age", 1);
	}

	@Test
	void pageIsLimitedUnlessItHoldsEverything() {
		assertThat(Page.all().limited()).isFalse();
		assertThat(new Page(0, 0).limited()).isTrue();
	}

	@Test
	void negativePageIsRefused() {
		assertThatExceptionOfType(NegativePageException.class).isThrownBy(() -> Query.all().limit(-1))
			.withMessage("[DF-909] 'limit' is -1, which is negative.");
		assertThatExceptionOfType(NegativePageException.class).isThrownBy(() -> Query.all().offset(-2))
			.withMessage("[DF-909] 'offset' is -2, which is negative.");
	}

}
