/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.dataflow.adapter.Capability;
import io.dataflow.adapter.DatabaseKind;
import io.dataflow.model.FieldModel;
import io.dataflow.query.Aggregation;
import io.dataflow.query.Assignment;
import io.dataflow.query.Sort;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Row;
import org.jspecify.annotations.Nullable;
import org.springframework.data.r2dbc.dialect.MySqlDialect;
import org.springframework.data.r2dbc.dialect.R2dbcDialect;
import reactor.core.publisher.Mono;

/**
 * MariaDB 10.6 and later.
 *
 * @since 0.1.0
 */
public final class MariadbDialect implements SqlDialect {

	private static final String COLLATION = "utf8mb4_nopad_bin";

	private final MysqlTypes types = new MysqlTypes(DatabaseKind.MARIADB, COLLATION, "JSON");

	private final MysqlSchemaSyntax schemaSyntax = new MysqlSchemaSyntax(this.types.keyText());

	private final MysqlSessions sessions = new MysqlSessions();

	private final BulkSql bulk = new MysqlBulkSql(this, COLLATION);

	private final TransactionSyntax transactions = MysqlTransactionSyntax.ofMariadb();

	private final FilterSyntax filters = new MysqlFilterSyntax(COLLATION, likeEscape(), false);

	private final Duration lockTimeout;

	/**
	 * Create the dialect; a process waits a minute for its turn to change the schema.
	 */
	public MariadbDialect() {
		this(DEFAULT_LOCK_TIMEOUT);
	}

	/**
	 * Create the dialect.
	 * @param lockTimeout how long a process waits for its turn to change the schema, in
	 * whole seconds and at least one
	 */
	public MariadbDialect(Duration lockTimeout) {
		this.lockTimeout = lockTimeout;
	}

	@Override
	public DatabaseKind kind() {
		return DatabaseKind.MARIADB;
	}

	@Override
	public String driverName() {
		return "MySQL";
	}

	@Override
	public R2dbcDialect springDialect() {
		return MySqlDialect.INSTANCE;
	}

	@Override
	public SchemaSyntax schemaSyntax() {
		return this.schemaSyntax;
	}

	@Override
	public String columnType(FieldModel field) {
		return this.types.columnType(field);
	}

	@Override
	public boolean holds(FieldModel field, String type) {
		return this.types.holds(field, type);
	}

	@Override
	public String literal(FieldModel field, Object value) {
		return this.types.literal(field, value);
	}

	@Override
	public String parameter(FieldModel field, String marker) {
		return marker;
	}

	@Override
	public Object encode(FieldModel field, Object value) {
		return this.types.encode(field, value);
	}

	@Override
	public Class<?> bindType(FieldModel field) {
		return this.types.bindType(field);
	}

	@Override
	public @Nullable Object decode(FieldModel field, Row row, int index) {
		return this.types.decode(field, row, index);
	}

	@Override
	public String defaultValue(FieldModel field) {
		return "DEFAULT";
	}

	/**
	 * It is so unless the mode of the server takes backslashes in texts as themselves.
	 */
	@Override
	public String likeEscape() {
		return " ESCAPE _utf8mb4 X'5C'";
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
		return false;
	}

	@Override
	public String lastKeys(int count) {
		return "";
	}

	@Override
	public String nullsSmallest(Sort.Order order) {
		return "";
	}

	@Override
	public boolean streamsWithoutParameters() {
		return true;
	}

	@Override
	public boolean blocking() {
		return false;
	}

	@Override
	public boolean transactionalDdl() {
		return false;
	}

	@Override
	public Sessions sessions() {
		return this.sessions;
	}

	@Override
	public Mono<Void> lock(Connection connection) {
		return Inquiry.longerThan(this.sessions.lock(connection, this.lockTimeout), this.lockTimeout);
	}

	/**
	 * Names of columns are the same whatever their case; those of tables are where the
	 * file system of the server does not tell them apart.
	 */
	@Override
	public boolean ignoresCase() {
		return true;
	}

	@Override
	public String indexQuery(String tables) {
		return this.schemaSyntax.indexQuery(tables);
	}

	@Override
	public Optional<String> createdByConflictClause() {
		return Optional.empty();
	}

	@Override
	public String add(FieldModel field, String column, String operand) {
		return column + " + " + operand;
	}

	@Override
	public String calculate(Assignment.Operator operator, FieldModel field, String column, String operand) {
		return MysqlExpressions.calculate(kind(), operator, column, operand);
	}

	@Override
	public String aggregate(Aggregation.Function function, FieldModel field, String column) {
		return function + "(" + column + ")";
	}

	@Override
	public Set<Capability> lacks() {
		return Set.of(Capability.PULL);
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

}
