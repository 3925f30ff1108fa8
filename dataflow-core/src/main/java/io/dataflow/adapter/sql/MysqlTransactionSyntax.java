/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

import io.dataflow.transaction.TransactionSettings;
import io.r2dbc.spi.Connection;
import reactor.core.publisher.Mono;

/**
 * Transactions of MySQL and MariaDB. Their driver tells the server of isolation and of
 * read-only with the beginning; it could tell a time limit too, but does not take it back
 * when the server ends the transaction by itself, as after a deadlock.
 */
final class MysqlTransactionSyntax implements TransactionSyntax {

	private static final int MILLIS = 1000;

	private final String variable;

	private final boolean seconds;

	private final List<String> restoration;

	private MysqlTransactionSyntax(String variable, boolean seconds) {
		this.variable = variable;
		this.seconds = seconds;
		this.restoration = List.of("SET SESSION innodb_lock_wait_timeout = " + whole("@dataflow_lock_wait")
				+ ", SESSION " + variable + " = " + (seconds ? "@dataflow_statement" : whole("@dataflow_statement")));
	}

	/**
	 * Return the syntax of MySQL, whose limit is one of queries only.
	 */
	static MysqlTransactionSyntax ofMysql() {
		return new MysqlTransactionSyntax("max_execution_time", false);
	}

	static MysqlTransactionSyntax ofMariadb() {
		return new MysqlTransactionSyntax("max_statement_time", true);
	}

	@Override
	public Mono<List<String>> settle(Connection connection, TransactionSettings settings) {
		Duration timeout = settings.timeout();
		return (timeout == null) ? Mono.just(List.of())
				: Commands.run(connection, limit(Commands.serverLimit(timeout))).thenReturn(this.restoration);
	}

	/**
	 * The variables of the user keep what the session had before.
	 */
	private String limit(int millis) {
		String lockWait = "@@SESSION.innodb_lock_wait_timeout";
		String statement = "@@SESSION." + this.variable;
		String most = this.seconds ? BigDecimal.valueOf(millis, 3).toPlainString() : String.valueOf(millis);
		String least = "IF(" + statement + " = 0, " + most + ", LEAST(" + statement + ", " + most + "))";
		return "SET @dataflow_lock_wait = " + lockWait + ", @dataflow_statement = " + statement
				+ ", SESSION innodb_lock_wait_timeout = "
				+ whole("LEAST(" + lockWait + ", " + (millis / MILLIS + 1) + ")") + ", SESSION " + this.variable + " = "
				+ (this.seconds ? least : whole(least));
	}

	/**
	 * MySQL takes no other expression for a variable of whole numbers.
	 */
	private static String whole(String expression) {
		return "CAST(" + expression + " AS UNSIGNED)";
	}

}
