/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.sample;

import java.util.Locale;
import java.util.stream.Collectors;

import io.dataflow.adapter.DataException;
import io.dataflow.adapter.DuplicateKeyException;
import io.dataflow.control.SagaFailedException;
import io.dataflow.error.DataFlowException;
import io.dataflow.workflow.WorkflowExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.bind.support.WebExchangeBindException;
import org.springframework.web.server.ServerWebInputException;

/**
 * Turns errors into problems with fitting statuses.
 */
@RestControllerAdvice
final class ProblemAdvice {

	private static final Logger logger = LoggerFactory.getLogger(ProblemAdvice.class);

	@ExceptionHandler
	ResponseEntity<Problem> refused(DataFlowException error) {
		Throwable reason = reason(error);
		if (reason instanceof OutOfStockException) {
			return problem(HttpStatus.CONFLICT, "OUT_OF_STOCK", reason.getMessage(), "Order less, or wait.");
		}
		if (reason instanceof ParcelTooLargeException) {
			return problem(HttpStatus.CONFLICT, "PARCEL_TOO_LARGE", reason.getMessage(), "Order in several parts.");
		}
		HttpStatus status = status(error, reason);
		if (status == HttpStatus.INTERNAL_SERVER_ERROR) {
			logger.error("Request failed", error);
		}
		return problem(status, error.code(), error.getMessage(), error.action());
	}

	@ExceptionHandler
	ResponseEntity<Problem> invalid(ServerWebInputException error) {
		return problem(HttpStatus.BAD_REQUEST, "INVALID_INPUT", message(error), "Correct the request.");
	}

	/**
	 * The steps of a saga are runs of their own, each with a reason.
	 */
	private static @Nullable Throwable reason(DataFlowException error) {
		Throwable reason = error;
		while (reason instanceof WorkflowExecutionException || reason instanceof SagaFailedException) {
			reason = reason.getCause();
		}
		return reason;
	}

	private static String message(ServerWebInputException error) {
		if (error instanceof WebExchangeBindException invalid) {
			return invalid.getFieldErrors()
				.stream()
				.map((field) -> "'" + nameInJson(field.getField()) + "' " + field.getDefaultMessage())
				.sorted()
				.collect(Collectors.joining(", "));
		}
		return (error.getReason() != null) ? error.getReason() : "The request cannot be read.";
	}

	private static String nameInJson(String property) {
		return property.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
	}

	private static HttpStatus status(DataFlowException error, @Nullable Throwable reason) {
		if (reason instanceof DuplicateKeyException) {
			return HttpStatus.CONFLICT;
		}
		if (reason instanceof DataException) {
			return HttpStatus.BAD_REQUEST;
		}
		return switch (error.errorCode()) {
			case NOT_FOUND -> HttpStatus.NOT_FOUND;
			case VALIDATION_FAILED -> HttpStatus.BAD_REQUEST;
			case TRANSACTION_FAILED -> HttpStatus.CONFLICT;
			// DF-507 is an exhausted pool here: no entity of the shop is versioned
			case CONNECTION_FAILED, WORKFLOW_FAILED, TIMEOUT, CONFLICT -> HttpStatus.SERVICE_UNAVAILABLE;
			default -> HttpStatus.INTERNAL_SERVER_ERROR;
		};
	}

	private static ResponseEntity<Problem> problem(HttpStatus status, String code, @Nullable String message,
			String action) {
		return ResponseEntity.status(status).body(new Problem(code, String.valueOf(message), action));
	}

}
