/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.definition;

import java.util.List;
import java.util.Optional;

import io.dataflow.definition.YamlNode.Scalar;
import io.dataflow.error.ErrorCode;
import io.dataflow.workflow.Connection;

/**
 * A connection and where it is written.
 *
 * @param connection the connection
 * @param location where it begins
 */
record LocatedConnection(Connection connection, SourceLocation location) {

	static final List<String> KEYS = List.of("from", "output", "to", "input");

	static Optional<LocatedConnection> read(YamlNode node, String list, Findings findings) {
		if (!(node instanceof Scalar scalar)) {
			return Fields.of(node, "A connection in " + list, KEYS, findings).flatMap(LocatedConnection::read);
		}
		Connection connection = (scalar.isText()) ? ConnectionText.parse(scalar.text()) : null;
		if (connection == null) {
			findings.add(ErrorCode.INVALID_CONNECTION, node.location(),
					"'" + YamlNode.shortened(scalar.text()) + "' in " + list + " is no connection.",
					"Write " + ConnectionText.EXPECTED + ", for instance 'create.id -> list.filter.id'.");
			return Optional.empty();
		}
		return Optional.of(new LocatedConnection(connection, node.location()));
	}

	private static Optional<LocatedConnection> read(Fields fields) {
		List<String> parts = KEYS.stream()
			.map((key) -> Optional.ofNullable(fields.requiredText(key, "Give the keys " + KEYS + ".")))
			.flatMap(Optional::stream)
			.toList();
		if (parts.size() < KEYS.size()) {
			return Optional.empty();
		}
		return Optional.of(new LocatedConnection(new Connection(parts.get(0), parts.get(1), parts.get(2), parts.get(3)),
				fields.mapping().location()));
	}

}
