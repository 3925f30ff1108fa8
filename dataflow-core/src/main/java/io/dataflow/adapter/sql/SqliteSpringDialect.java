/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.util.Optional;

import io.r2dbc.spi.ConnectionFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.data.r2dbc.dialect.DialectResolver.R2dbcDialectProvider;
import org.springframework.data.r2dbc.dialect.R2dbcDialect;
import org.springframework.data.relational.core.dialect.AbstractDialect;
import org.springframework.data.relational.core.dialect.LimitClause;
import org.springframework.data.relational.core.dialect.LockClause;
import org.springframework.data.relational.core.sql.IdentifierProcessing;
import org.springframework.data.relational.core.sql.LockOptions;
import org.springframework.r2dbc.core.binding.BindMarkersFactory;
import org.springframework.r2dbc.core.binding.BindMarkersFactoryResolver.BindMarkerFactoryProvider;

/**
 * Tells Spring how SQLite quotes names, marks parameters and limits results.
 */
final class SqliteSpringDialect extends AbstractDialect implements R2dbcDialect {

	static final SqliteSpringDialect INSTANCE = new SqliteSpringDialect();

	private static final IdentifierProcessing NAMES = IdentifierProcessing.create(IdentifierProcessing.Quoting.ANSI,
			IdentifierProcessing.LetterCasing.AS_IS);

	private static final BindMarkersFactory MARKERS = BindMarkersFactory.indexed("?", 1);

	@Override
	public BindMarkersFactory getBindMarkersFactory() {
		return MARKERS;
	}

	@Override
	public IdentifierProcessing getIdentifierProcessing() {
		return NAMES;
	}

	@Override
	public LimitClause limit() {
		return new Limit();
	}

	@Override
	public LockClause lock() {
		return new Lock();
	}

	private static final class Limit implements LimitClause {

		@Override
		public String getLimit(long limit) {
			return "LIMIT " + limit;
		}

		@Override
		public String getOffset(long offset) {
			return "LIMIT -1 OFFSET " + offset;
		}

		@Override
		public String getLimitOffset(long limit, long offset) {
			return "LIMIT " + limit + " OFFSET " + offset;
		}

		@Override
		public Position getClausePosition() {
			return Position.AFTER_ORDER_BY;
		}

	}

	/**
	 * There is one writer at a time, so nothing needs to be locked.
	 */
	private static final class Lock implements LockClause {

		@Override
		public String getLock(LockOptions lockOptions) {
			return "";
		}

		@Override
		public Position getClausePosition() {
			return Position.AFTER_ORDER_BY;
		}

	}

	/**
	 * Lets Spring find the dialect; named in {@code spring.factories}.
	 */
	static final class Provider implements R2dbcDialectProvider, BindMarkerFactoryProvider {

		@Override
		public Optional<R2dbcDialect> getDialect(ConnectionFactory connectionFactory) {
			return isSqlite(connectionFactory) ? Optional.of(INSTANCE) : Optional.empty();
		}

		@Override
		public @Nullable BindMarkersFactory getBindMarkers(ConnectionFactory connectionFactory) {
			return isSqlite(connectionFactory) ? MARKERS : null;
		}

		private static boolean isSqlite(ConnectionFactory connectionFactory) {
			return "SQLite".equals(connectionFactory.getMetadata().getName());
		}

	}

}
