/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.dataflow.ContractEntities.Ticket;
import io.dataflow.adapter.DatabaseUrl;
import io.dataflow.adapter.sql.R2dbcOptions;
import io.dataflow.adapter.sql.SqlAdapterProvider;
import io.dataflow.adapter.sql.SqlDialect;
import io.dataflow.model.EntityModel;
import io.dataflow.operation.Insert;
import io.dataflow.operation.Row;
import io.dataflow.testing.Capability;
import io.dataflow.testing.Needs;
import io.r2dbc.spi.ConnectionFactories;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Rows that are added come back as they are stored, in their order, whoever made the ids.
 */
interface InsertContract extends DataFlowContract {

	@Test
	@Needs(Capability.TRANSACTIONS)
	default void rowsWithIdsOfTheDatabaseComeBackInTheirOrder() {
		assertThat(titles(Map.of("title", "c"), Map.of("title", "a"), Map.of("title", "b"))).containsExactly("c", "a",
				"b");
	}

	@Test
	@Needs(Capability.TRANSACTIONS)
	default void rowsWithIdsOfTheCallerComeBackInTheirOrder() {
		assertThat(titles(Map.of("id", 900_003L, "title", "c"), Map.of("id", 900_001L, "title", "a"),
				Map.of("id", 900_002L, "title", "b")))
			.containsExactly("c", "a", "b");
	}

	@Test
	@Needs(Capability.TRANSACTIONS)
	default void rowsWithAndWithoutIdsComeBackInTheirOrder() {
		assertThat(titles(Map.of("title", "c"), Map.of("id", 800_001L, "title", "a"), Map.of("title", "b")))
			.containsExactly("c", "a", "b");
	}

	@Test
	@Needs(Capability.SQL)
	default void serverTellsItsDialect() {
		DatabaseUrl url = DatabaseUrl.parse(url());
		SqlDialect dialect = await(SqlAdapterProvider.dialect(ConnectionFactories.get(R2dbcOptions.of(url))));
		assertThat(dialect.kind()).isEqualTo(url.kind());
	}

	@SafeVarargs
	@SuppressWarnings("varargs")
	private List<String> titles(Map<String, Object>... rows) {
		EntityModel model = db().models().model(Ticket.class);
		Insert insert = new Insert(model, List.of(rows).stream().map(Row::new).toList());
		List<Row> stored = await(insert.on(db().adapter()).collectList());
		assertThat(stored).allSatisfy((row) -> assertThat(row.get("id")).isNotNull());
		return stored.stream().map((row) -> String.valueOf(Objects.requireNonNull(row.get("title")))).toList();
	}

}
