/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.adapter.sql;

import java.lang.reflect.Field;

import io.asyncer.r2dbc.mysql.client.Client;
import io.r2dbc.spi.Connection;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ReflectionUtils;
import reactor.core.publisher.Mono;

/**
 * The socket below a connection of MySQL's driver. To close the connection is to say
 * good-bye when it is the turn of that, which never comes behind a statement without an
 * answer; until then the connection calls itself valid. Only the client inside of it can
 * close the socket, and no way but reflection leads there.
 */
final class MysqlSocket {

	private MysqlSocket() {
	}

	/**
	 * Tell whether this is a connection of the driver, which may not be there at all.
	 */
	static boolean isBelow(Connection connection) {
		return driver(connection).getClass().getName().startsWith("io.asyncer.r2dbc.mysql.");
	}

	/**
	 * Close the socket, or the connection where its client cannot be found.
	 * @param connection the connection of the driver
	 */
	static Mono<Void> close(Connection connection) {
		Client client = client(driver(connection));
		return (client != null) ? client.forceClose() : Mono.from(connection.close());
	}

	private static Connection driver(Connection connection) {
		return (connection instanceof MysqlConnection own) ? own.unwrap() : connection;
	}

	private static @Nullable Client client(Connection connection) {
		Field field = ReflectionUtils.findField(connection.getClass(), null, Client.class);
		if (field == null || !field.trySetAccessible()) {
			return null;
		}
		return (Client) ReflectionUtils.getField(field, connection);
	}

}
