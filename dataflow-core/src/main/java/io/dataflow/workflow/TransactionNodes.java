/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

import io.dataflow.transaction.IsolationLevel;
import io.dataflow.transaction.SavepointName;
import io.dataflow.transaction.TransactionSettings;
import io.dataflow.transaction.TransactionSupport;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The nodes that open, end and partly undo a transaction. What follows a scope node, up
 * to the nodes that end it, is the transaction.
 */
final class TransactionNodes {

	static final String SCOPE = "TransactionScopeNode";

	static final String CONTEXT = "TransactionContextNode";

	static final String COMMIT = "TransactionCommitNode";

	static final String ROLLBACK = "TransactionRollbackNode";

	static final String SAVEPOINT = "TransactionSavepointNode";

	static final String ROLLBACK_TO_SAVEPOINT = "TransactionRollbackToSavepointNode";

	/** The inputs that are what the transaction is asked for. */
	static final Set<String> SETTINGS = Set.of("isolation_level", "timeout", "read_only");

	/** The input that names what runs the transaction. */
	static final String DATABASE = "database";

	private static final String DEFAULT_ISOLATION = "READ_COMMITTED";

	private static final double DEFAULT_TIMEOUT = 30;

	private static final Port PASSED_ON = Port.optional("result", Object.class)
		.withDescription("A value that is passed on, so that nodes can be joined one after the other.");

	private TransactionNodes() {
	}

	static List<NodeType> nodeTypes() {
		return List.of(scope(SCOPE), scope(CONTEXT), commit(), rollback(), savepoint(), rollbackToSavepoint());
	}

	static boolean opens(String type) {
		return type.equals(SCOPE) || type.equals(CONTEXT);
	}

	static boolean ends(String type) {
		return type.equals(COMMIT) || type.equals(ROLLBACK);
	}

	static boolean needsTransaction(String type) {
		return ends(type) || type.equals(SAVEPOINT) || type.equals(ROLLBACK_TO_SAVEPOINT);
	}

	/**
	 * Return the database that a node which opens a transaction names in the workflow, or
	 * {@code null} when it names none there.
	 */
	static @Nullable String database(NodeDefinition node) {
		return (node.parameters().get(DATABASE) instanceof String name
				&& Template.parse(name, Set.of(), (malformed) -> {
				}) == null) ? name : null;
	}

	/**
	 * Return what a transaction is asked for by the inputs of the node that opens it.
	 */
	static TransactionSettings settings(Map<String, @Nullable Object> inputs) {
		TransactionNodeCheck.require(inputs);
		String isolation = String.valueOf(given(inputs, "isolation_level", DEFAULT_ISOLATION));
		return new TransactionSettings(IsolationLevel.parse(isolation),
				timeout(seconds(given(inputs, "timeout", DEFAULT_TIMEOUT))), isTrue(inputs, "read_only"));
	}

	private static Object given(Map<String, @Nullable Object> inputs, String name, Object otherwise) {
		return Objects.requireNonNullElse(inputs.get(name), otherwise);
	}

	static double seconds(Object timeout) {
		return Double.parseDouble(String.valueOf(timeout));
	}

	/**
	 * Return a time limit, or {@code null} when there is to be none.
	 */
	static @Nullable Duration timeout(double seconds) {
		return (seconds > 0) ? Duration.ofNanos(Math.round(seconds * 1e9)) : null;
	}

	static boolean commitsByItself(Map<String, @Nullable Object> inputs) {
		return isTrue(inputs, "auto_commit");
	}

	private static boolean isTrue(Map<String, @Nullable Object> inputs, String name) {
		return Boolean.parseBoolean(String.valueOf(inputs.get(name)));
	}

	private static NodeType scope(String name) {
		return NodeType.of(name)
			.description("Opens a transaction for the nodes after it, up to those that end it.")
			.input(Port.optional("isolation_level", String.class)
				.withDefault(DEFAULT_ISOLATION)
				.withDescription("How much the transaction sees of others: READ_UNCOMMITTED, READ_COMMITTED, "
						+ "REPEATABLE_READ or SERIALIZABLE."))
			.input(Port.optional("timeout", Double.class)
				.withDefault(DEFAULT_TIMEOUT)
				.withDescription("How many seconds the transaction may take; 0 for no limit."))
			.input(Port.optional("read_only", Boolean.class)
				.withDefault(false)
				.withDescription("Whether the transaction must not change anything."))
			.input(Port.optional(DATABASE, String.class)
				.withDescription("Name of the database that the transaction is of; the default one unless given. "
						+ "It must be written in the workflow."))
			.input(Port.optional("rollback_on_error", Boolean.class)
				.withDefault(true)
				.withDescription("Must be true: a failure always ends the transaction."))
			.input(Port.optional("auto_commit", Boolean.class)
				.withDefault(false)
				.withDescription("Whether the transaction is committed when no node ends it."))
			.output("status", String.class)
			.output("transaction_id", String.class)
			.output("isolation_level", String.class)
			.output("timeout", Double.class)
			.output("rollback_on_error", Boolean.class)
			.output("read_only", Boolean.class)
			.check(TransactionNodeCheck::of)
			.run(TransactionNodes::started);
	}

	private static Mono<Map<String, @Nullable Object>> started(Map<String, @Nullable Object> inputs) {
		return result("started", (result) -> {
			TransactionSettings settings = settings(inputs);
			result.put("isolation_level", String.valueOf(settings.isolation()));
			result.put("timeout", seconds(given(inputs, "timeout", DEFAULT_TIMEOUT)));
			result.put("rollback_on_error", true);
			result.put("read_only", settings.readOnly());
		});
	}

	private static NodeType commit() {
		return NodeType.of(COMMIT)
			.description("Ends the transaction: it takes effect when all its nodes have ended.")
			.input(PASSED_ON)
			.output("status", String.class)
			.output("transaction_id", String.class)
			.output("result", Object.class)
			.run((inputs) -> result("committed", (result) -> result.put("result", inputs.get("result"))));
	}

	private static NodeType rollback() {
		return NodeType.of(ROLLBACK)
			.description("Ends the transaction: it is undone when all its nodes have ended.")
			.input("reason", String.class, "Manual rollback")
			.input(PASSED_ON)
			.output("status", String.class)
			.output("transaction_id", String.class)
			.output("reason", String.class)
			.output("result", Object.class)
			.run((inputs) -> result("rolled_back", (result) -> {
				result.put("reason", inputs.get("reason"));
				result.put("result", inputs.get("result"));
			}));
	}

	private static NodeType savepoint() {
		return NodeType.of(SAVEPOINT)
			.description("Marks a point of the transaction to which it can be rolled back.")
			.input(Port.required("name", String.class)
				.withDescription("Letters, digits and '_', at most 63, not beginning with a digit."))
			.input(PASSED_ON)
			.output("status", String.class)
			.output("savepoint", String.class)
			.output("result", Object.class)
			.run((inputs) -> {
				String name = SavepointName.of(String.valueOf(inputs.get("name"))).value();
				return support((support) -> support.createSavepoint(name)).then(named("created", name, inputs));
			});
	}

	private static NodeType rollbackToSavepoint() {
		return NodeType.of(ROLLBACK_TO_SAVEPOINT)
			.description("Undoes what the transaction did after a savepoint; later savepoints are gone.")
			.input(Port.required("savepoint", String.class).withDescription("The name of the savepoint."))
			.input(PASSED_ON)
			.output("status", String.class)
			.output("savepoint", String.class)
			.output("result", Object.class)
			.run((inputs) -> {
				String name = SavepointName.of(String.valueOf(inputs.get("savepoint"))).value();
				return support((support) -> support.rollbackToSavepoint(name))
					.then(named("rolled_back_to_savepoint", name, inputs));
			});
	}

	/**
	 * Let what runs the transaction of the subscriber do something.
	 */
	private static Mono<Void> support(Function<TransactionSupport, Mono<Void>> action) {
		return Mono.deferContextual((context) -> action.apply(ScopeContext.supportIn(context)));
	}

	private static Mono<Map<String, @Nullable Object>> named(String status, String name,
			Map<String, @Nullable Object> inputs) {
		Map<String, @Nullable Object> result = new LinkedHashMap<>();
		result.put("status", status);
		result.put("savepoint", name);
		result.put("result", inputs.get("result"));
		return Mono.just(result);
	}

	private static Mono<Map<String, @Nullable Object>> result(String status,
			Consumer<Map<String, @Nullable Object>> rest) {
		return Mono.deferContextual((context) -> {
			Map<String, @Nullable Object> result = new LinkedHashMap<>();
			result.put("status", status);
			result.put("transaction_id", ScopeContext.idIn(context));
			rest.accept(result);
			return Mono.just(result);
		});
	}

}
