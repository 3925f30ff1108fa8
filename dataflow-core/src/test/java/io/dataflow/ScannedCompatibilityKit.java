/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.dataflow.testing.ErrorsOfTests;
import io.dataflow.testing.GivenValues;
import io.dataflow.testing.ReadObservations;
import io.dataflow.testing.SecretScan;
import io.dataflow.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The kit while everything is logged at {@code DEBUG} and observed, and all of it is
 * read: a test fails when a value that this or an earlier one gave is shown anywhere.
 */
abstract class ScannedCompatibilityKit extends AdapterCompatibilityKit {

	/**
	 * Columns of {@link WideTableContract}, a column and a default of
	 * {@link SchemaContract}, and what the action of DF-902 advises.
	 */
	private static final Set<String> OTHERS = Set.of("n0", "n1", "n2", "\"quoted\"", "it''s", "{\"id\": ");

	private final GivenValues values = new GivenValues(ContractEntities.ALL, OTHERS);

	private final SecretScan scan = SecretScan.open(this.values::in);

	private @Nullable ErrorsOfTests errors;

	@Override
	@BeforeAll
	void start(TestDatabase database) throws Exception {
		this.errors = ErrorsOfTests.readBy(this.scan);
		super.start(database);
	}

	@Override
	DataFlowBuilder builder(String url) {
		return super.builder(url).interceptors(this.values)
			.listeners(this.scan::read)
			.observationRegistry(ReadObservations.by(this.scan));
	}

	@Override
	public void given(Map<String, ? extends @Nullable Object> parameters) {
		this.values.noteParameters(parameters);
	}

	/**
	 * No value is in the log, in an error, in an event of a run or in a tag.
	 */
	@AfterEach
	void valuesAreShownNowhere() {
		assertThat(this.scan.takeLeaks()).as("values that are shown").isEmpty();
	}

	@Override
	@AfterAll
	void stop() {
		super.stop();
		Objects.requireNonNull(this.errors).close();
		this.scan.close();
	}

}
