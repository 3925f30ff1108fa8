/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.sample;

/**
 * An order does not fit into a parcel.
 */
final class ParcelTooLargeException extends RuntimeException {

	ParcelTooLargeException(int pieces, int most) {
		super("A parcel holds " + most + " pieces, not " + pieces + ".");
	}

}
