/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.operation.document;

import io.dataflow.error.DataFlowException;
import io.dataflow.error.ErrorCode;

/**
 * A document, or something else that a call on documents takes, does not have the form
 * that it needs; nothing was sent.
 *
 * @since 0.1.0
 */
public final class InvalidDocumentException extends DataFlowException {

	private InvalidDocumentException(String message, String action) {
		super(ErrorCode.TYPE_MISMATCH, message, action);
	}

	/**
	 * Create the error of a value that documents cannot hold.
	 * @param field where it is
	 * @param problem why not, as it follows the name of the field
	 * @return the error
	 */
	public static InvalidDocumentException value(String field, String problem) {
		return new InvalidDocumentException("The value of '" + field + "' " + problem + ".",
				"Use text, numbers, booleans, dates, UUIDs, bytes, lists and maps.");
	}

	/**
	 * Create the error of a name that a field cannot have.
	 * @param name the name
	 * @return the error
	 */
	public static InvalidDocumentException fieldName(String name) {
		return new InvalidDocumentException("'" + name.replace('\0', '?') + "' cannot be the name of a field.",
				"Use a name that is not empty, does not begin with '$' and has no null character.");
	}

	/**
	 * Create the error of a document that is nested too deeply, as one that contains
	 * itself is.
	 * @return the error
	 */
	public static InvalidDocumentException tooDeep() {
		return new InvalidDocumentException("A document is nested more than " + DocumentOperators.DEEPEST + " deep.",
				"Make it flatter.");
	}

	/**
	 * Create the error of a place in a change stream that cannot be gone on from.
	 * @return the error
	 */
	public static InvalidDocumentException resumeToken() {
		return new InvalidDocumentException("'resumeAfter' is no token of a change.",
				"Pass the resumeToken() of a DocumentChange.");
	}

	static InvalidDocumentException none(String parameter) {
		return new InvalidDocumentException("'" + parameter + "' is empty.", "Pass at least one entry.");
	}

	static InvalidDocumentException empty(int index) {
		return new InvalidDocumentException("Document " + index + " is empty.", "Give every document a field.");
	}

	static InvalidDocumentException stage(int index) {
		return new InvalidDocumentException(
				"Stage " + index + " of 'pipeline' is no map with one operator such as $match.",
				"Write each stage as {$match: {…}}, {$group: {…}} and so on.");
	}

	static InvalidDocumentException replacement(String field) {
		return new InvalidDocumentException("'update' has the field '" + field + "' where only operators go.",
				"Write {$set: {" + field + ": …}}.");
	}

	static InvalidDocumentException operand(String operator) {
		return new InvalidDocumentException("The value of " + operator + " in 'update' is no map with fields.",
				"Write {" + operator + ": {field: …}}.");
	}

	static InvalidDocumentException indexKind(String field, Object kind) {
		return new InvalidDocumentException("The index on '" + field + "' has the kind '" + kind + "'.",
				"Use 1, -1, text, 2dsphere or hashed.");
	}

	static InvalidDocumentException sampleSize(int size) {
		return new InvalidDocumentException("'sample_size' is " + size + ".",
				"Pass a number from 1 to " + DocumentSample.MOST + ".");
	}

	static InvalidDocumentException count(String name, long value) {
		return new InvalidDocumentException("'" + name + "' is " + value + ", which is more than the database takes.",
				"Pass at most " + Integer.MAX_VALUE + ".");
	}

	static InvalidDocumentException filename() {
		return new InvalidDocumentException("'filename' is empty or has a null character.", "Give the file a name.");
	}

	static void checkLimit(long maxBytes) {
		if (maxBytes < 1) {
			throw new InvalidDocumentException("'max_bytes' is " + maxBytes + ", which permits nothing.",
					"Give 'max_bytes' a value of 1 or more.");
		}
	}

}
