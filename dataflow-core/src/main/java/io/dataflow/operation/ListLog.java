/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.operation;

import java.util.stream.Collectors;

import io.dataflow.logging.LogCategory;
import org.slf4j.Logger;
import reactor.core.publisher.Flux;

/**
 * Logs which records are read and how many there are, without any value.
 */
final class ListLog {

	private static final Logger logger = LogCategory.LIST_OPERATIONS.logger();

	private ListLog() {
	}

	static Flux<Row> of(Select select, Flux<Row> rows) {
		if (!logger.isDebugEnabled() || select.filter().selectsAtMostOne()) {
			return rows;
		}
		return Flux.defer(() -> {
			long[] count = new long[1];
			return rows.doOnNext((row) -> count[0]++).doFinally((signal) -> log(select, count[0]));
		});
	}

	private static void log(Select select, long count) {
		logger.debug("List {}: filter {}, order {}, limit {}, offset {}: {} rows", select.model().name(),
				select.filter().shape(), order(select), (select.page().limited()) ? select.page().limit() : "none",
				select.page().offset(), count);
	}

	private static String order(Select select) {
		String fields = select.sort()
			.orders()
			.stream()
			.map((order) -> order.field().name() + ((order.descending()) ? " desc" : ""))
			.collect(Collectors.joining(", "));
		return (fields.isEmpty()) ? "none" : fields;
	}

}
