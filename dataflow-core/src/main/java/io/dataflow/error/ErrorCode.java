/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.error;

/**
 * The catalogue of errors. Codes that begin with {@code DF-} concern calls, workflows,
 * connections and schemas; codes that begin with {@code VAL-} concern the declaration of
 * a model.
 *
 * @since 0.1.0
 */
public enum ErrorCode {

	/** A required parameter has no value. */
	MISSING_PARAMETER("DF-101", "Missing required parameter"),

	/** A value has a type that its field or port does not take. */
	TYPE_MISMATCH("DF-102", "Parameter type mismatch"),

	/** A field that DataFlow manages itself was supplied; reported as a warning. */
	MANAGED_FIELD("DF-103", "Auto-managed field conflict"),

	/** An update call has neither the nested nor the flat form. */
	UPDATE_PARAMETERS("DF-104", "UpdateNode parameter error"),

	/** A record has no primary key and its model generates none. */
	MISSING_ID("DF-105", "Missing primary key 'id'"),

	/** A field that must have a value was given null. */
	NULL_VALUE("DF-109", "Null parameter value"),

	/**
	 * A parameter is not declared by the node type; a warning unless the node type is
	 * strict.
	 */
	UNKNOWN_PARAMETER("DF-110", "Unexpected parameter"),

	/** A connection names a node that does not exist, or joins a node to itself. */
	INVALID_CONNECTION("DF-201", "Invalid connection"),

	/** A connection names an output that its source does not have. */
	MISSING_OUTPUT("DF-202", "Missing source output"),

	/** The types at the two ends of a connection do not fit. */
	CONNECTION_TYPE("DF-203", "Parameter type incompatibility"),

	/** Connections form a cycle. */
	CIRCULAR_CONNECTION("DF-204", "Circular connection"),

	/** An output path leads to nothing. */
	INVALID_PATH("DF-205", "Invalid dot notation"),

	/** A connection names an input that its target does not have. */
	MISSING_INPUT("DF-206", "Missing target parameter"),

	/** The same connection was added twice. */
	DUPLICATE_CONNECTION("DF-207", "Connection exists"),

	/** A schema change failed. */
	MIGRATION_FAILED("DF-301", "Migration failure"),

	/** The schema of the database differs from the models. */
	SCHEMA_MISMATCH("DF-302", "Schema mismatch"),

	/** A foreign key names a row that does not exist, or protects one that does. */
	FOREIGN_KEY("DF-305", "Foreign key violation"),

	/** An index could not be created. */
	INDEX_CREATION("DF-306", "Index creation failed"),

	/** Another process holds the migration lock. */
	MIGRATION_LOCK("DF-307", "Migration lock timeout"),

	/** A setting has a value that cannot be used. */
	INVALID_CONFIGURATION("DF-401", "Invalid configuration"),

	/** The database cannot be reached or refuses the credentials. */
	CONNECTION_FAILED("DF-402", "Database connection failed"),

	/** No adapter serves the kind of database. */
	UNSUPPORTED_DATABASE("DF-403", "Invalid database type"),

	/** A node failed with an error of its own. */
	NODE_FAILED("DF-501", "Runtime execution error"),

	/** The database refused an operation, for instance because a key exists already. */
	OPERATION_FAILED("DF-502", "Database operation failed"),

	/** A workflow was refused or stopped as a whole. */
	WORKFLOW_FAILED("DF-503", "Workflow execution failed"),

	/** A transaction could not be completed. */
	TRANSACTION_FAILED("DF-504", "Transaction failed"),

	/** A run, a node or a statement took longer than it may. */
	TIMEOUT("DF-505", "Execution timeout"),

	/** There is more data than may be held. */
	RESOURCE_EXHAUSTED("DF-506", "Resource exhaustion"),

	/**
	 * The pool has no connection to give, or a record changed under an optimistic lock.
	 */
	CONFLICT("DF-507", "Pool exhausted or version conflict"),

	/** A model cannot be used as it is declared. */
	INVALID_MODEL("DF-601", "Invalid model definition"),

	/** Two models of one instance have the same name. */
	DUPLICATE_MODEL("DF-602", "Duplicate model name"),

	/** A class is not a model of this instance. */
	UNKNOWN_MODEL("DF-603", "Missing model"),

	/** A name is not a field of the model. */
	UNKNOWN_FIELD("DF-605", "Field validation failed"),

	/** A node type is not registered, or an adapter lacks a capability. */
	UNSUPPORTED("DF-701", "Unsupported node type or capability"),

	/** A read has neither id nor filter. */
	READ_WITHOUT_ID("DF-702", "ReadNode missing id"),

	/** No record has the id. */
	NOT_FOUND("DF-703", "Record not found"),

	/** A filter of a single-record call selects more than one record. */
	NOT_UNIQUE("DF-704", "Filter selects several records"),

	/** A delete has neither id nor filter. */
	DELETE_WITHOUT_ID("DF-705", "DeleteNode missing id"),

	/** The fields on which an upsert conflicts are none. */
	EMPTY_CONFLICT_TARGET("DF-706", "Upsert empty conflict_on"),

	/** An upsert does not say which record it means. */
	UPSERT_WITHOUT_WHERE("DF-707", "Upsert missing where"),

	/** An upsert has neither values to create nor values to change. */
	UPSERT_WITHOUT_VALUES("DF-708", "Upsert missing operations"),

	/** An adapter cannot upsert. */
	UPSERT_UNSUPPORTED("DF-709", "Upsert unsupported"),

	/** An upsert conflicts on fields that are no unique key. */
	UPSERT_FAILED("DF-710", "Upsert failed"),

	/** A workflow has no nodes, repeats a node id or is not known by its name. */
	INVALID_WORKFLOW("DF-801", "Invalid workflow structure"),

	/** A definition cannot be read as a workflow; each problem has its place. */
	BUILD_FAILED("DF-802", "Build failed"),

	/** A workflow has problems; each is listed with its own code. */
	VALIDATION_FAILED("DF-805", "Validation failed"),

	/** A create call was given the nested form. */
	CREATE_SHAPE("DF-901", "CreateNode wants flat fields"),

	/** An update call was given the flat form without an id. */
	UPDATE_SHAPE("DF-902", "UpdateNode wants filter and fields"),

	/** An update has an empty filter. */
	EMPTY_FILTER("DF-903", "Empty filter in UpdateNode"),

	/** An update has no fields; reported as a warning. */
	EMPTY_FIELDS("DF-904", "Empty fields in UpdateNode"),

	/** An update sets the primary key. */
	ID_IN_FIELDS("DF-905", "Primary key in fields"),

	/** A bulk call was given something else than a list of records. */
	BULK_SHAPE("DF-906", "BulkCreateNode wants a list"),

	/**
	 * A filter uses an operator that does not exist or an operand that does not fit it.
	 */
	INVALID_OPERATOR("DF-907", "Invalid filter operator"),

	/** A list asks for more records than one call may return. */
	LIMIT_TOO_HIGH("DF-908", "Limit too high"),

	/** A limit or an offset is negative. */
	NEGATIVE_PAGE("DF-909", "Negative limit or offset"),

	/** A sort order names a field that the model does not have. */
	INVALID_SORT("DF-910", "Invalid order_by field"),

	/** A model declares nothing that can be stored. */
	NO_FIELDS("VAL-001", "Model without fields"),

	/** A model has no primary key. */
	NO_PRIMARY_KEY("VAL-002", "Missing primary key"),

	/** A primary key is not named {@code id}. */
	PRIMARY_KEY_NAME("VAL-003", "Primary key not named 'id'"),

	/** A model declares a field that DataFlow manages. */
	MANAGED_FIELD_DECLARED("VAL-004", "Auto-managed field conflict"),

	/** A field has a type that cannot be stored. */
	FIELD_TYPE("VAL-005", "Invalid field type"),

	/** A field has a reserved name. */
	RESERVED_NAME("VAL-006", "Reserved field name"),

	/** A column is not named in snake_case. */
	COLUMN_NAME("VAL-007", "Invalid naming convention"),

	/** Mandatory relations form a cycle. */
	CIRCULAR_RELATION("VAL-008", "Circular relationship"),

	/** A relation names a class that is not a model of the instance. */
	RELATION_TARGET("VAL-009", "Missing relationship target"),

	/** A relation cannot work as it is declared. */
	RELATION_CONFIGURATION("VAL-010", "Invalid relationship configuration");

	private final String code;

	private final String title;

	ErrorCode(String code, String title) {
		this.code = code;
		this.title = title;
	}

	/**
	 * Return the code that users see.
	 * @return the code, for instance {@code DF-703}
	 */
	public String code() {
		return this.code;
	}

	/**
	 * Return what the code stands for, in a few words.
	 * @return the title
	 */
	public String title() {
		return this.title;
	}

}
