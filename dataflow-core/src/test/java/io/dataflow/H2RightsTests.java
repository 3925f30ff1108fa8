/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.nio.file.Path;
import java.sql.SQLException;

import java.util.Map;
import java.util.Objects;

import io.dataflow.adapter.CapabilityNotSupportedException;
import io.dataflow.migration.SchemaMode;
import io.dataflow.query.Query;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.test.StepVerifier;

import static io.dataflow.DataFlowContract.LIMIT;
import static org.assertj.core.api.Assertions.assertThat;

class H2RightsTests {

	private static final Query INSIDE_JSON = Query.where(Map.of("document.city", "Rome"));

	@Test
	void filterOnTheInsideOfJsonNeedsTheRightToCreateFunctions(@TempDir Path directory) throws SQLException {
		String url = "h2:file:" + directory.resolve("rights");
		DataFlow owner = instance(url, SchemaMode.MIGRATE);
		owner.start().block(LIMIT);
		try (Stranger administrator = Stranger.at(url)) {
			administrator.execute("CREATE USER guest PASSWORD 'guest'", "GRANT ALL ON SCHEMA public TO guest");
		}
		DataFlow guest = instance(url + ";USER=GUEST;PASSWORD=guest", SchemaMode.NONE);
		guest.model(ContractEntities.Sample.class)
			.count(INSIDE_JSON)
			.as(StepVerifier::create)
			.expectErrorSatisfies((error) -> assertThat(error).isInstanceOf(CapabilityNotSupportedException.class)
				.hasMessageStartingWith("[DF-701] H2 does not support filters on the inside of JSON and $regex")
				.extracting((failure) -> ((CapabilityNotSupportedException) failure).action())
				.asString()
				.contains("as an administrator"))
			.verify(LIMIT);
		assertThat(count(owner)).isZero();
		assertThat(count(guest)).as("after an administrator has used such a filter").isZero();
		guest.close().then(owner.close()).block(LIMIT);
	}

	private static long count(DataFlow instance) {
		return Objects.requireNonNull(instance.model(ContractEntities.Sample.class).count(INSIDE_JSON).block(LIMIT));
	}

	private static DataFlow instance(String url, SchemaMode mode) {
		return DataFlow.builder(url).models(ContractEntities.Sample.class).schema(mode).build();
	}

}
