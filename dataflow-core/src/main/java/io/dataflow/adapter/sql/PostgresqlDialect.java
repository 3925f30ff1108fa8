/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import io.dataflow.adapter.Capability;
import io.dataflow.adapter.DatabaseKind;
import io.dataflow.model.FieldModel;
import io.dataflow.model.FieldType;
import io.dataflow.model.IdGeneration;
import io.dataflow.model.JsonTree;
import io.dataflow.query.Aggregation;
import io.dataflow.query.Assignment;
import io.dataflow.query.Sort;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Row;
import io.r2dbc.spi.ValidationDepth;
import io.r2dbc.spi.Wrapped;
import org.jspecify.annotations.Nullable;
import org.springframework.data.r2dbc.dialect.PostgresDialect;
import org.springframework.data.r2dbc.dialect.R2dbcDialect;
import reactor.core.publisher.Mono;

/**
 * PostgreSQL.
 *
 * @since 0.1.0
 */
public final class PostgresqlDialect implements SqlDialect {

	/** The advisory lock of schema changes: the bytes of "dataflow" as a number. */
	private static final long SCHEMA_LOCK = new BigInteger("dataflow".getBytes(StandardCharsets.US_ASCII))
		.longValueExact();

	/** What the catalogue calls the type of a column; those of extensions with length. */
	private static final String COLUMN_TYPE = """
			CASE data_type WHEN 'USER-DEFINED' THEN (SELECT format_type(a.atttypid, a.atttypmod) FROM pg_attribute a
			WHERE a.attrelid = format('%I.%I', table_schema, table_name)::regclass AND a.attname = column_name)
			ELSE data_type END AS data_type""";

	private static final Map<FieldType, Set<String>> HOLDERS = Map.ofEntries(
			Map.entry(FieldType.STRING, Set.of("text", "character varying")),
			Map.entry(FieldType.INTEGER, Set.of("integer", "bigint")), Map.entry(FieldType.LONG, Set.of("bigint")),
			Map.entry(FieldType.DOUBLE, Set.of("double precision")), Map.entry(FieldType.DECIMAL, Set.of("numeric")),
			Map.entry(FieldType.BOOLEAN, Set.of("boolean")),
			Map.entry(FieldType.INSTANT, Set.of("timestamp with time zone")),
			Map.entry(FieldType.OFFSET_DATE_TIME, Set.of("timestamp with time zone")),
			Map.entry(FieldType.LOCAL_DATE_TIME, Set.of("timestamp without time zone")),
			Map.entry(FieldType.DATE, Set.of("date")), Map.entry(FieldType.TIME, Set.of("time without time zone")),
			Map.entry(FieldType.UUID, Set.of("uuid")), Map.entry(FieldType.ENUM, Set.of("text", "character varying")),
			Map.entry(FieldType.BYTES, Set.of("bytea")), Map.entry(FieldType.JSON, Set.of("jsonb", "json")));

	private final SchemaSyntax schemaSyntax;

	private final FilterSyntax filters = new PostgresqlFilterSyntax();

	private final PostgresqlTimes times = new PostgresqlTimes();

	private final Sessions sessions = new PlainSessions(PostgresqlDialect::cancel);

	private final PostgresqlSchemaLock schemaLock;

	private final BulkSql bulk = new PostgresqlBulkSql(this);

	private final TransactionSyntax transactions = new PostgresqlTransactionSyntax();

	private final List<SqlExtension> extensions = List.of(new PostgresqlVectors(this), new TimescaleExtension(this));

	/**
	 * Create the dialect; a process waits a minute for its turn to change the schema.
	 */
	public PostgresqlDialect() {
		this(DEFAULT_LOCK_TIMEOUT);
	}

	/**
	 * Create the dialect.
	 * @param lockTimeout how long a process waits for its turn to change the schema
	 */
	public PostgresqlDialect(Duration lockTimeout) {
		this(new PostgresqlSchemaLock(SCHEMA_LOCK, lockTimeout, false));
	}

	private PostgresqlDialect(PostgresqlSchemaLock schemaLock) {
		this.schemaLock = schemaLock;
		this.schemaSyntax = new StandardSchemaSyntax(schemaLock.transactional(), COLUMN_TYPE);
	}

	/**
	 * Return the dialect for a server with a PgBouncer in front that pools transactions:
	 * the schema is changed in the transaction that holds the lock.
	 * @return the dialect
	 */
	public static PostgresqlDialect behindPgbouncer() {
		return new PostgresqlDialect(new PostgresqlSchemaLock(SCHEMA_LOCK, DEFAULT_LOCK_TIMEOUT, true));
	}

	@Override
	public Set<Capability> lacks() {
		return Set.of();
	}

	@Override
	public @Nullable Object decode(FieldModel field, Row row, int index) {
		return switch (field.type()) {
			case INSTANT, OFFSET_DATE_TIME, LOCAL_DATE_TIME -> this.times.decode(field, row, index);
			default -> SqlDialect.super.decode(field, row, index);
		};
	}

	@Override
	public BulkSql bulk() {
		return this.bulk;
	}

	@Override
	public List<SqlExtension> extensions() {
		return this.extensions;
	}

	@Override
	public TransactionSyntax transactions() {
		return this.transactions;
	}

	@Override
	public DatabaseKind kind() {
		return DatabaseKind.POSTGRESQL;
	}

	@Override
	public String driverName() {
		return "PostgreSQL";
	}

	@Override
	public R2dbcDialect springDialect() {
		return PostgresDialect.INSTANCE;
	}

	/**
	 * Text is ordered by code point, as on every other database, not by the locale in
	 * which the server was set up.
	 */
	@Override
	public String columnType(FieldModel field) {
		String type = switch (field.type()) {
			case STRING, ENUM -> "TEXT COLLATE \"C\"";
			case INTEGER -> "INTEGER";
			case LONG -> "BIGINT";
			case DOUBLE -> "DOUBLE PRECISION";
			case DECIMAL -> "NUMERIC(38, 10)";
			case BOOLEAN -> "BOOLEAN";
			case INSTANT, OFFSET_DATE_TIME -> "TIMESTAMPTZ";
			case LOCAL_DATE_TIME -> "TIMESTAMP";
			case DATE -> "DATE";
			case TIME -> "TIME";
			case UUID -> "UUID";
			case BYTES -> "BYTEA";
			case JSON -> "JSONB";
			case VECTOR -> "VECTOR(" + field.dimensions() + ")";
		};
		return (field.generation() == IdGeneration.DATABASE) ? type + " GENERATED BY DEFAULT AS IDENTITY" : type;
	}

	@Override
	public boolean holds(FieldModel field, String type) {
		return (field.type() == FieldType.VECTOR) ? PostgresqlVectors.holds(field, type)
				: Objects.requireNonNull(HOLDERS.get(field.type())).contains(type);
	}

	@Override
	public String literal(FieldModel field, Object value) {
		return switch (field.type()) {
			case INTEGER, LONG, DOUBLE, DECIMAL, BOOLEAN -> SqlLiteral.plain(value);
			case BYTES -> "'\\x" + HexFormat.of().formatHex((byte[]) value) + "'";
			case JSON -> SqlLiteral.quoted(JsonTree.write(value));
			case VECTOR -> SqlLiteral.quoted(VectorText.of((float[]) value));
			default -> SqlLiteral.quoted(value);
		};
	}

	@Override
	public String parameter(FieldModel field, String marker) {
		return switch (field.type()) {
			case JSON -> marker + "::jsonb";
			case VECTOR -> marker + "::vector";
			default -> marker;
		};
	}

	@Override
	public SchemaSyntax schemaSyntax() {
		return this.schemaSyntax;
	}

	@Override
	public String defaultValue(FieldModel field) {
		return "DEFAULT";
	}

	@Override
	public String likeEscape() {
		return "";
	}

	@Override
	public boolean returningClause() {
		return true;
	}

	@Override
	public FilterSyntax filters() {
		return this.filters;
	}

	@Override
	public boolean insertYieldsRows() {
		return true;
	}

	@Override
	public boolean updateYieldsRows() {
		return true;
	}

	@Override
	public String lastKeys(int count) {
		return "";
	}

	@Override
	public String nullsSmallest(Sort.Order order) {
		if (!order.field().nullable()) {
			return "";
		}
		return (order.descending()) ? " NULLS LAST" : " NULLS FIRST";
	}

	/**
	 * When a result without parameters is left before its end, the driver waits for
	 * messages that it has not asked for, and its connection is lost.
	 */
	@Override
	public boolean streamsWithoutParameters() {
		return false;
	}

	@Override
	public boolean blocking() {
		return false;
	}

	@Override
	public Sessions sessions() {
		return this.sessions;
	}

	@Override
	public boolean transactionalDdl() {
		return true;
	}

	/**
	 * The server closes the connection that carries the request after it has signalled
	 * the process that executes the statement, and the driver waits for that. A process
	 * that reads a new statement forgets earlier signals, so the request meets no later
	 * statement. Without an answer to the request there is nothing but to wait for the
	 * statement to end.
	 */
	private static Mono<Void> cancel(Connection connection) {
		PostgresqlConnection postgresql = unwrap(connection);
		if (postgresql == null) {
			return Mono.empty();
		}
		return postgresql.cancelRequest()
			.onErrorComplete()
			.then(Mono.from(postgresql.validate(ValidationDepth.REMOTE)))
			.then();
	}

	static @Nullable PostgresqlConnection unwrap(Connection connection) {
		if (connection instanceof PostgresqlConnection postgresql) {
			return postgresql;
		}
		return (connection instanceof Wrapped<?> wrapped) ? wrapped.unwrap(PostgresqlConnection.class) : null;
	}

	@Override
	public Mono<Void> lock(Connection connection) {
		return this.schemaLock.take(connection);
	}

	@Override
	public boolean ignoresCase() {
		return false;
	}

	@Override
	public String indexQuery(String tables) {
		return """
				SELECT t.relname AS table_name, i.relname AS index_name, a.attname AS column_name,
				       x.indisunique AS is_unique
				FROM pg_index x
				JOIN pg_class t ON t.oid = x.indrelid
				JOIN pg_class i ON i.oid = x.indexrelid
				JOIN pg_namespace n ON n.oid = t.relnamespace
				CROSS JOIN LATERAL unnest(x.indkey::int2[]) WITH ORDINALITY AS k(attnum, position)
				JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.attnum
				WHERE n.nspname = current_schema() AND x.indisvalid AND x.indpred IS NULL AND x.indexprs IS NULL
				  AND k.position <= x.indnkeyatts AND t.relname IN\s""" + tables + """

				ORDER BY t.relname, i.relname, k.position""";
	}

	/**
	 * A record that the statement inserts was never locked; one that it updates was.
	 */
	@Override
	public Optional<String> createdByConflictClause() {
		return Optional.of("(xmax = 0)");
	}

	@Override
	public String add(FieldModel field, String column, String operand) {
		return column + " + " + operand;
	}

	@Override
	public String calculate(Assignment.Operator operator, FieldModel field, String column, String operand) {
		return switch (operator) {
			case MULTIPLY -> column + " * " + operand;
			case LEAST -> "LEAST(" + column + ", " + operand + ")";
			case GREATEST -> "GREATEST(" + column + ", " + operand + ")";
			case CONCAT -> column + " || " + operand;
			case COALESCE -> "COALESCE(" + column + ", " + operand + ")";
			case PUSH -> "COALESCE(" + column + ", '[]'::jsonb) || jsonb_build_array(" + operand + ")";
			case PULL -> "(SELECT COALESCE(jsonb_agg(e.v ORDER BY e.i), '[]'::jsonb) FROM jsonb_array_elements("
					+ column + ") WITH ORDINALITY AS e(v, i) WHERE e.v <> " + operand + ")";
		};
	}

	@Override
	public String aggregate(Aggregation.Function function, FieldModel field, String column) {
		return function + "(" + column + ")";
	}

}
