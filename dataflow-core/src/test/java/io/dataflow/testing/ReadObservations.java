/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.testing;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;

/**
 * Gives a {@link SecretScan} what metrics and traces tell of observations.
 */
public final class ReadObservations implements ObservationHandler<Observation.Context> {

	private final SecretScan scan;

	private ReadObservations(SecretScan scan) {
		this.scan = scan;
	}

	/**
	 * Return where observations go that are to be read.
	 * @param scan what reads them
	 * @return the registry
	 */
	public static ObservationRegistry by(SecretScan scan) {
		ObservationRegistry registry = ObservationRegistry.create();
		registry.observationConfig().observationHandler(new ReadObservations(scan));
		return registry;
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return true;
	}

	@Override
	public void onStop(Observation.Context context) {
		this.scan.read(context.getName() + " " + context.getContextualName() + " " + context.getAllKeyValues());
	}

}
