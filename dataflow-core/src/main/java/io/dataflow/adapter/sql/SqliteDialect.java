/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import io.dataflow.adapter.Capability;
import io.dataflow.adapter.DatabaseKind;
import io.dataflow.adapter.sqlite.SqliteConnection;
import io.dataflow.adapter.sqlite.SqliteValues;
import io.dataflow.model.FieldModel;
import io.dataflow.model.FieldType;
import io.dataflow.model.IdGeneration;
import io.dataflow.query.Aggregation;
import io.dataflow.query.Assignment;
import io.dataflow.query.Sort;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Option;
import io.r2dbc.spi.TransactionDefinition;
import io.r2dbc.spi.Wrapped;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.data.r2dbc.dialect.R2dbcDialect;

/**
 * SQLite, in memory or in a file.
 *
 * @since 0.1.0
 */
public final class SqliteDialect implements SqlDialect {

	private static final Pattern TEXT = Pattern.compile(".*(char|clob|text).*");

	private static final Pattern TIME = Pattern.compile("(date|time).*");

	private static final Map<FieldType, Pattern> HOLDERS = Map.of(FieldType.INTEGER, Pattern.compile(".*int.*"),
			FieldType.LONG, Pattern.compile(".*int.*"), FieldType.BOOLEAN, Pattern.compile(".*int.*|bool.*"),
			FieldType.DOUBLE, Pattern.compile(".*(real|floa|doub).*"), FieldType.DECIMAL,
			Pattern.compile(TEXT + "|(numeric|decimal).*"), FieldType.BYTES, Pattern.compile(".*blob.*|"),
			FieldType.UUID, Pattern.compile(TEXT + "|uuid"), FieldType.JSON, Pattern.compile(TEXT + "|json"));

	private final SchemaSyntax schemaSyntax = new SqliteSchemaSyntax();

	private final BulkSql bulk = new SqliteBulkSql(this);

	private final TransactionSyntax transactions = new SqliteTransactionSyntax();

	private final FilterSyntax filters = new SqliteFilterSyntax();

	private final Sessions sessions = new PlainSessions(SqliteDialect::cancel);

	private final Duration lockTimeout;

	/**
	 * Create the dialect; a process waits a minute for its turn to change the schema.
	 */
	public SqliteDialect() {
		this(DEFAULT_LOCK_TIMEOUT);
	}

	/**
	 * Create the dialect.
	 * @param lockTimeout how long a process waits for its turn to change the schema
	 */
	public SqliteDialect(Duration lockTimeout) {
		this.lockTimeout = lockTimeout;
	}

	@Override
	public DatabaseKind kind() {
		return DatabaseKind.SQLITE;
	}

	@Override
	public String driverName() {
		return "SQLite";
	}

	@Override
	public R2dbcDialect springDialect() {
		return SqliteSpringDialect.INSTANCE;
	}

	@Override
	public SchemaSyntax schemaSyntax() {
		return this.schemaSyntax;
	}

	/**
	 * Decimals are text that the driver compares as numbers.
	 */
	@Override
	public String columnType(FieldModel field) {
		String type = switch (field.type()) {
			case INTEGER, LONG, BOOLEAN -> "INTEGER";
			case DOUBLE -> "REAL";
			case DECIMAL -> "TEXT COLLATE DECIMAL";
			case BYTES -> "BLOB";
			case STRING, ENUM, JSON, UUID, INSTANT, OFFSET_DATE_TIME, LOCAL_DATE_TIME, DATE, TIME -> "TEXT";
			case VECTOR -> throw VectorColumns.refused(kind(), field);
		};
		return (field.generation() == IdGeneration.DATABASE) ? type + " PRIMARY KEY AUTOINCREMENT" : type;
	}

	/**
	 * In tables of others a type is but a name, and what it holds follows from parts of
	 * the name.
	 */
	@Override
	public boolean holds(FieldModel field, String type) {
		Pattern holder = HOLDERS.get(field.type());
		if (holder != null) {
			return holder.matcher(type).matches();
		}
		boolean text = field.type() == FieldType.STRING || field.type() == FieldType.ENUM;
		return TEXT.matcher(type).matches() || (!text && TIME.matcher(type).matches());
	}

	@Override
	public String literal(FieldModel field, Object value) {
		Object stored = SqliteValues.encode(encode(field, value));
		if (stored instanceof byte[] bytes) {
			return "X'" + HexFormat.of().formatHex(bytes) + "'";
		}
		return (stored instanceof Number) ? stored.toString().toUpperCase(Locale.ROOT) : SqlLiteral.text(stored);
	}

	@Override
	public String parameter(FieldModel field, String marker) {
		return marker;
	}

	@Override
	public String defaultValue(FieldModel field) {
		Object value = field.constantDefault();
		return (value != null) ? literal(field, value) : "NULL";
	}

	@Override
	public String likeEscape() {
		return " ESCAPE '\\'";
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
	public Sessions sessions() {
		return this.sessions;
	}

	@Override
	public String nullsSmallest(Sort.Order order) {
		return "";
	}

	@Override
	public boolean streamsWithoutParameters() {
		return true;
	}

	/**
	 * The driver has threads of its own.
	 */
	@Override
	public boolean blocking() {
		return false;
	}

	@Override
	public boolean transactionalDdl() {
		return true;
	}

	private static Mono<Void> cancel(Connection connection) {
		SqliteConnection sqlite = unwrap(connection);
		return (sqlite != null) ? sqlite.cancel() : Mono.empty();
	}

	static @Nullable SqliteConnection unwrap(Connection connection) {
		if (connection instanceof SqliteConnection sqlite) {
			return sqlite;
		}
		return (connection instanceof Wrapped<?> wrapped && wrapped.unwrap() instanceof Connection inner)
				? unwrap(inner) : null;
	}

	/**
	 * Only one connection of all processes writes at a time, so a transaction that writes
	 * is the lock. It begins with its first statement.
	 */
	@Override
	public Mono<Void> lock(Connection connection) {
		return Mono.from(connection.beginTransaction(new Waiting(this.lockTimeout)))
			.thenMany(Flux.defer(() -> connection.createStatement("SELECT 1").execute()))
			.concatMap((result) -> result.map((row, metadata) -> true))
			.then();
	}

	@Override
	public boolean ignoresCase() {
		return true;
	}

	@Override
	public String indexQuery(String tables) {
		return """
				SELECT m.name AS table_name, i.name AS index_name, k.name AS column_name, i."unique" AS is_unique
				FROM sqlite_schema AS m JOIN pragma_index_list(m.name) AS i JOIN pragma_index_info(i.name) AS k
				WHERE m.type = 'table' AND i.partial = 0
				  AND NOT EXISTS (SELECT 1 FROM pragma_index_info(i.name) AS e WHERE e.cid < 0)
				  AND m.name COLLATE NOCASE IN\s""" + tables + """

				ORDER BY m.name, i.name, k.seqno""";
	}

	@Override
	public Optional<String> createdByConflictClause() {
		return Optional.empty();
	}

	@Override
	public String add(FieldModel field, String column, String operand) {
		return SqliteExpressions.add(field, column, operand);
	}

	@Override
	public String calculate(Assignment.Operator operator, FieldModel field, String column, String operand) {
		return SqliteExpressions.calculate(operator, field, column, operand);
	}

	@Override
	public String aggregate(Aggregation.Function function, FieldModel field, String column) {
		return SqliteExpressions.aggregate(function, field, column);
	}

	@Override
	public Set<Capability> lacks() {
		return Set.of();
	}

	@Override
	public BulkSql bulk() {
		return this.bulk;
	}

	@Override
	public List<SqlExtension> extensions() {
		return List.of();
	}

	@Override
	public TransactionSyntax transactions() {
		return this.transactions;
	}

	private record Waiting(Duration limit) implements TransactionDefinition {

		@Override
		public <T> @Nullable T getAttribute(Option<T> option) {
			return option.equals(TransactionDefinition.LOCK_WAIT_TIMEOUT)
					? Objects.requireNonNull(option.cast(this.limit)) : null;
		}

	}

}
