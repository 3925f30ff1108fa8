/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import io.r2dbc.spi.R2dbcException;
import org.jspecify.annotations.Nullable;

/**
 * Stands for the error of a database driver as the cause of a {@link DatabaseException},
 * or for that of another service: its type, codes and stack trace without its text, since
 * drivers quote values in it.
 *
 * @since 0.1.0
 */
public final class DriverException extends Exception {

	private static final int LONGEST_CHAIN = 10;

	private DriverException(String message, @Nullable Throwable cause) {
		super(message, cause, false, true);
	}

	/**
	 * Create the stand-in for an error and its causes.
	 * @param error the error of the driver
	 * @return the stand-in
	 */
	public static DriverException of(Throwable error) {
		return of(error, DriverException::codes);
	}

	/**
	 * Create the stand-in for an error and its causes.
	 * @param error the error of the driver
	 * @param codes what an error tells beside its type, as it follows that; no value and
	 * no text of the database
	 * @return the stand-in
	 */
	public static DriverException of(Throwable error, Function<Throwable, String> codes) {
		List<Throwable> chain = new ArrayList<>();
		for (Throwable current = error; current != null && chain.size() < LONGEST_CHAIN; current = current.getCause()) {
			chain.add(0, current);
		}
		DriverException result = standIn(chain.get(0), null, codes);
		for (Throwable outer : chain.subList(1, chain.size())) {
			result = standIn(outer, result, codes);
		}
		return result;
	}

	private static DriverException standIn(Throwable error, @Nullable Throwable cause,
			Function<Throwable, String> codes) {
		DriverException exception = new DriverException(error.getClass().getName() + codes.apply(error), cause);
		exception.setStackTrace(error.getStackTrace());
		return exception;
	}

	private static String codes(Throwable error) {
		return (error instanceof R2dbcException driverError)
				? " (SQLState " + driverError.getSqlState() + ", code " + driverError.getErrorCode() + ")" : "";
	}

}
