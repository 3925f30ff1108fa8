/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * A model needs an extension that a database does not have (DF-701).
 *
 * @since 0.1.0
 */
public final class MissingExtensionException extends DataFlowException {

	private final String extension;

	/**
	 * Create the error.
	 * @param extension the name of the extension
	 * @param reason what needs it, as it stands before "needs the extension", for
	 * instance {@code field 'embedding' of model 'Document'}
	 * @param action what to do, a sentence
	 * @param cause why the extension could not be created, or {@code null} when that was
	 * not tried
	 */
	public MissingExtensionException(String extension, String reason, String action, @Nullable Throwable cause) {
		super(ErrorCode.UNSUPPORTED, "The " + reason + " needs the extension '" + extension
				+ "', which this database does not have" + ((cause != null) ? " and did not create." : "."), action,
				cause);
		this.extension = extension;
	}

	/**
	 * Return the extension that is missing.
	 * @return its name
	 */
	public String extension() {
		return this.extension;
	}

}
