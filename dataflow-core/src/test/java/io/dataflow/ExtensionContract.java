/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow;

import io.dataflow.adapter.Capability;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A capability that a database has with an extension: the adapter declares that it needs
 * one, and with it the capability works.
 */
interface ExtensionContract extends DataFlowContract {

	/**
	 * Return what the extension is for.
	 */
	Capability capability();

	@Test
	default void declaredCapabilityWorksWithWhatItNeeds() {
		assertThat(db().adapter().capabilities().need(capability())).isNotEmpty();
		CapabilityProvocation.of(capability()).provoke(this);
	}

}
