/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.node;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.dataflow.operation.Operation;
import io.dataflow.pipeline.Operations;
import io.dataflow.workflow.Delegation;
import io.dataflow.workflow.NodeType;
import io.dataflow.workflow.NodeTypeBuilder;
import io.dataflow.workflow.ParameterCheck;
import io.dataflow.workflow.Port;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * What the nodes for documents share: the databases, and the parameters that say which
 * one is meant.
 */
final class DocumentContext {

	static final Port COLLECTION = Port.required("collection", String.class).withDescription("Name of the collection.");

	private static final String DATABASE = "database";

	private static final String ALIAS = "db_instance";

	private final Map<String, Operations> databases;

	private final String usual;

	/** Leaves names that do not exist to the check of the parameters. */
	private final Delegation support = new Delegation() {

		@Override
		public Collection<String> transactions(Map<String, @Nullable Object> parameters) {
			String name = name(new DocumentInputs("", parameters));
			return (DocumentContext.this.databases.containsKey(name)) ? List.of(name) : List.of();
		}

	};

	DocumentContext(Map<String, Operations> databases) {
		this.databases = new LinkedHashMap<>(databases);
		this.usual = this.databases.keySet().iterator().next();
	}

	/**
	 * Begin a node type. In whose transactions its nodes take part is told by the
	 * parameter {@code database}.
	 */
	NodeTypeBuilder type(String name, Port... inputs) {
		NodeTypeBuilder builder = NodeType.of(name);
		if (this.databases.size() == 1) {
			builder.transactions(this.usual);
		}
		else {
			builder.delegates(this.support);
		}
		for (Port input : inputs) {
			builder.input(input);
		}
		return builder
			.input(Port.optional(DATABASE, String.class)
				.withAliases(ALIAS)
				.withDescription("Name of the database: " + String.join(", ", this.databases.keySet()) + "."))
			.input(Port.optional("database_url", String.class)
				.asSensitive()
				.withDescription("Refused: a node works only on databases that are configured."));
	}

	/**
	 * Return a check that reads the parameters as a run would, once all of them are
	 * known.
	 * @param required the names of what the reading cannot do without
	 */
	ParameterCheck check(String name, List<String> required, Consumer<DocumentInputs> reading) {
		return (parameters, arriving) -> {
			DocumentInputs inputs = new DocumentInputs(name, parameters);
			boolean late = arriving.contains(DATABASE) || arriving.contains(ALIAS);
			if (late && this.databases.size() > 1) {
				throw new InvalidParameterException(name, DATABASE, "given as a parameter, not by a connection");
			}
			database(inputs);
			boolean complete = arriving.isEmpty()
					&& required.stream().allMatch((input) -> parameters.get(input) != null);
			if (complete) {
				reading.accept(inputs);
			}
			return List.of();
		};
	}

	<R> Flux<R> execute(DocumentInputs inputs, Operation<R> operation) {
		Operations operations = this.databases.get(database(inputs));
		return (operations != null) ? operations.execute(operation) : Flux.empty();
	}

	private String database(DocumentInputs inputs) {
		if (inputs.get("database_url") != null) {
			throw new OtherInstanceException(inputs.node() + " cannot go to another 'database_url'.",
					"Configure that database beside this one, and name it with 'database'.");
		}
		String name = name(inputs);
		if (!this.databases.containsKey(name)) {
			throw new OtherInstanceException(
					inputs.node() + " has 'database' " + name + ", which is no database with documents.",
					"Use one of: " + String.join(", ", this.databases.keySet()) + ".");
		}
		return name;
	}

	private String name(DocumentInputs inputs) {
		Object given = (inputs.get(DATABASE) != null) ? inputs.get(DATABASE) : inputs.get(ALIAS);
		return (given != null) ? given.toString() : this.usual;
	}

}
