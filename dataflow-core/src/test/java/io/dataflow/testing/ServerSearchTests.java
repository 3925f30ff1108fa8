/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.testing;

import java.util.List;

import io.dataflow.testing.ServerSearch.Place;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ServerSearchTests {

	private static final Place NOWHERE = new Place("nowhere", () -> {
		throw new IllegalStateException("closed");
	});

	private static final Place HERE = new Place("here", H2Server::new);

	@Test
	void firstPlaceThatHasAServerWins() {
		ServerSearch search = ServerSearch.in(List.of(NOWHERE, HERE, NOWHERE));
		assertThat(search.server()).isPresent();
		assertThat(search.misses()).isEqualTo("nowhere: closed");
	}

	@Test
	void withoutAServerEveryPlaceHasItsReason() {
		ServerSearch search = ServerSearch.in(List.of(NOWHERE, NOWHERE));
		assertThat(search.server()).isEmpty();
		assertThat(search.misses()).isEqualTo("nowhere: closed; nowhere: closed");
	}

}
