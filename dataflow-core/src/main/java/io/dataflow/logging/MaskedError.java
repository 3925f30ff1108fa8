/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.logging;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Stands for an error in the log. It has no suppressed errors, and its trace is that of
 * the error for which it stands.
 */
final class MaskedError extends Exception {

	private static final int LONGEST_CHAIN = 10;

	private final String text;

	private MaskedError(String text, @Nullable Throwable cause) {
		super(text, cause, false, true);
		this.text = text;
	}

	static MaskedError of(Throwable error) {
		List<Throwable> chain = new ArrayList<>();
		for (Throwable current = error; current != null && chain.size() < LONGEST_CHAIN; current = current.getCause()) {
			chain.add(0, current);
		}
		MaskedError result = standIn(chain.get(0), null);
		for (Throwable outer : chain.subList(1, chain.size())) {
			result = standIn(outer, result);
		}
		return result;
	}

	private static MaskedError standIn(Throwable error, @Nullable MaskedError cause) {
		MaskedError standIn = new MaskedError(SecretText.mask(error.toString()), cause);
		standIn.setStackTrace(error.getStackTrace());
		return standIn;
	}

	@Override
	public String toString() {
		return this.text;
	}

}
