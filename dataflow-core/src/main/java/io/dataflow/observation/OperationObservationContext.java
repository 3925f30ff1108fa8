/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.observation;

import java.util.List;

import io.dataflow.adapter.DatabaseKind;
import io.dataflow.adapter.StatementTexts;
import io.dataflow.operation.Operation;

/**
 * What is known of an operation on a database that is observed.
 *
 * @since 0.1.0
 */
public final class OperationObservationContext extends ObservedContext {

	private final Operation<?> operation;

	private final String name;

	private final String database;

	private final DatabaseKind kind;

	private final StatementTexts texts;

	OperationObservationContext(Operation<?> operation, String database, DatabaseKind kind, StatementTexts texts) {
		this.operation = operation;
		this.name = OperationName.of(operation);
		this.database = database;
		this.kind = kind;
		this.texts = texts;
	}

	/**
	 * Return the operation, as the caller made it.
	 * @return the operation; it holds values
	 */
	public Operation<?> operation() {
		return this.operation;
	}

	/**
	 * Return what the operation does.
	 * @return for instance {@code read}, {@code list} or {@code bulk_create}
	 */
	public String operationName() {
		return this.name;
	}

	/**
	 * Return the name of the model.
	 * @return for instance {@code User}
	 */
	public String model() {
		return this.operation.subject();
	}

	/**
	 * Return the name of the instance.
	 * @return the name, {@code default} for the default one
	 */
	public String database() {
		return this.database;
	}

	/**
	 * Return the kind of the database.
	 * @return the kind
	 */
	public DatabaseKind kind() {
		return this.kind;
	}

	/**
	 * Return the statements that were sent so far, which never contain values.
	 * @return the texts, at most {@value StatementTexts#MOST} different ones of at most
	 * {@value StatementTexts#LONGEST} characters
	 */
	public List<String> statements() {
		return this.texts.all();
	}

	/**
	 * Return the statements that were sent so far as one text.
	 * @return the texts, separated by semicolons; empty when there are none
	 */
	public String statement() {
		return this.texts.joined();
	}

	@Override
	boolean endsWithElement() {
		return false;
	}

}
