/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.control;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.dataflow.workflow.NodeType;
import io.dataflow.workflow.Problem;
import io.dataflow.workflow.RunOptions;
import io.dataflow.workflow.Workflow;
import io.dataflow.workflow.WorkflowEngine;
import io.dataflow.workflow.WorkflowExecutionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ForEachNodeTests {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final AtomicInteger atWork = new AtomicInteger();

	private final AtomicInteger most = new AtomicInteger();

	private final AtomicInteger begun = new AtomicInteger();

	private final RecordedTransactions transactions = new RecordedTransactions();

	private final WorkflowEngine engine = WorkflowEngine.builder()
		.nodeTypes(ControlNodes.nodeTypes())
		.nodeTypes(List.of(
				NodeType.of("EchoNode")
					.optionalInput("item", Object.class)
					.optionalInput("index", Object.class)
					.output("item", Object.class)
					.output("index", Object.class)
					.run((inputs) -> Mono.fromCallable(() -> echo(inputs))),
				slow(), NodeType.of("EndlessNode").run((inputs) -> {
					this.begun.incrementAndGet();
					return Mono.<Map<String, Object>>never().doOnCancel(this.atWork::incrementAndGet);
				})))
		.workflows(List.of(Workflow.builder("double")
			.input("n", Integer.class)
			.addNode("EchoNode", "echo", Map.of("item", "{{ inputs.n }}"))
			.build()))
		.transactionSupport(this.transactions)
		.build();

	private NodeType slow() {
		return NodeType.of("SlowNode").run((inputs) -> Mono.defer(() -> {
			this.most.accumulateAndGet(this.atWork.incrementAndGet(), Math::max);
			return Mono.delay(Duration.ofMillis(5)).map((tick) -> {
				this.atWork.decrementAndGet();
				return Map.of();
			});
		}));
	}

	private Map<String, @Nullable Object> echo(Map<String, @Nullable Object> inputs) {
		this.begun.incrementAndGet();
		if ("bad".equals(inputs.get("item"))) {
			throw new IllegalStateException("bad item");
		}
		return inputs;
	}

	private static Workflow forEach(Object... parameters) {
		Map<String, @Nullable Object> map = new LinkedHashMap<>();
		for (int i = 0; i < parameters.length; i += 2) {
			map.put(String.valueOf(parameters[i]), parameters[i + 1]);
		}
		return Workflow.builder("w").addNode("ForEachNode", "each", map).build();
	}

	private Map<String, @Nullable Object> run(Object... parameters) {
		return Objects.requireNonNull(
				Objects.requireNonNull(this.engine.run(forEach(parameters)).block(PATIENCE)).result("each"));
	}

	private WorkflowExecutionException failure(Workflow workflow) {
		WorkflowExecutionException failure = catchThrowableOfType(WorkflowExecutionException.class,
				() -> this.engine.run(workflow).block(PATIENCE));
		assertThat(failure).isNotNull();
		return failure;
	}

	private List<String> problems(Object... parameters) {
		return this.engine.validate(forEach(parameters)).errors().stream().map(Problem::toString).toList();
	}

	@Test
	void resultsShouldComeInTheOrderOfTheItems() {
		Map<String, @Nullable Object> result = run("items", List.of(Map.of("sku", "a"), Map.of("sku", "b")), "node",
				"EchoNode", "params", Map.of("item", "{{ item.sku }}", "index", "no. {{ index }}"));
		assertThat(result.get("results"))
			.isEqualTo(List.of(Map.of("item", "a", "index", "no. 0"), Map.of("item", "b", "index", "no. 1")));
		assertThat(result).containsEntry("count", 2)
			.containsEntry("succeeded", 2)
			.containsEntry("failed", 0)
			.containsEntry("errors", List.of());
	}

	@Test
	void itemWithoutParametersShouldBeTheInputs() {
		assertThat(run("items", List.of(Map.of("item", 1), Map.of("index", 2)), "node", "EchoNode").get("results"))
			.isEqualTo(List.of(Map.of("item", 1), Map.of("index", 2)));
	}

	@Test
	void nullItemsShouldBeTaken() {
		List<?> results = (List<?>) run("items", Arrays.asList(1, null), "node", "EchoNode", "params",
				Map.of("item", "{{ item }}"))
			.get("results");
		assertThat(results).isNotNull();
		assertThat(((Map<?, ?>) results.get(1)).containsKey("item")).isTrue();
	}

	@Test
	void workflowShouldBeRunForEachItem() {
		Map<String, @Nullable Object> result = run("items", List.of(4, 5), "workflow", "double", "inputs",
				Map.of("n", "{{ item }}"));
		assertThat((List<?>) result.get("results"))
			.extracting((entry) -> ((Map<?, ?>) ((Map<?, ?>) entry).get("results")).get("echo"))
			.isEqualTo(List.of(Map.of("item", 4), Map.of("item", 5)));
	}

	@Test
	void dataThatLooksLikeATemplateShouldStayAsItIs() {
		String hostile = "{{ item.sku }} {{ env.HOME }}";
		Workflow workflow = forEach("node", "EchoNode", "params",
				Map.of("item", "{{ item.sku }}", "index", "{{ inputs.note }}"));
		RunOptions options = RunOptions.none()
			.input("note", hostile)
			.input("each", Map.of("items", List.of(Map.of("sku", hostile))));
		Object results = Objects.requireNonNull(this.engine.run(workflow, options).block(PATIENCE))
			.value("each", "results");
		assertThat(results).isEqualTo(List.of(Map.of("item", hostile, "index", hostile)));
	}

	@Test
	void sagaShouldBeRunForEachItem() {
		List<Map<String, Object>> steps = List.of(
				Map.of("id", "first", "node", "EchoNode", "params", Map.of("item", "{{ item.sku }}")),
				Map.of("id", "second", "node", "EchoNode", "params",
						Map.of("item", "{{ steps.first.item }}", "index", "{{ item.sku }}")));
		String hostile = "{{ steps.first.item }}";
		Workflow workflow = forEach("node", "TransactionManagerNode", "params", Map.of("steps", steps));
		RunOptions options = RunOptions.none()
			.input("each", Map.of("items", List.of(Map.of("sku", "a"), Map.of("sku", hostile))));
		List<?> results = (List<?>) Objects.requireNonNull(this.engine.run(workflow, options).block(PATIENCE))
			.value("each", "results");
		assertThat(results).extracting((result) -> ((Map<?, ?>) ((Map<?, ?>) result).get("results")).get("second"))
			.isEqualTo(List.of(Map.of("item", "a", "index", "a"), Map.of("item", hostile, "index", hostile)));
	}

	@Test
	void firstFailureShouldStopTheRest() {
		WorkflowExecutionException failure = failure(forEach("items", List.of("a", "bad", "c", "d"), "node", "EchoNode",
				"params", Map.of("item", "{{ item }}"), "concurrency", 1));
		assertThat(failure.getCause()).isInstanceOf(ItemFailedException.class)
			.hasMessage("[DF-501] Item 1 of ForEachNode, run by EchoNode, failed: bad item");
		assertThat(((ItemFailedException) Objects.requireNonNull(failure.getCause())).index()).isEqualTo(1);
		assertThat(this.begun).hasValue(2);
	}

	@Test
	void continueOnErrorShouldCollectTheFailures() {
		Map<String, @Nullable Object> result = run("items", List.of("bad", "b", "bad"), "node", "EchoNode", "params",
				Map.of("item", "{{ item }}"), "continue_on_error", true);
		assertThat(result.get("results")).isEqualTo(Arrays.asList(null, Map.of("item", "b"), null));
		assertThat(result).containsEntry("succeeded", 1).containsEntry("failed", 2);
		assertThat(result.get("errors")).isEqualTo(List.of(Map.of("index", 0, "code", "DF-501", "message", "bad item"),
				Map.of("index", 2, "code", "DF-501", "message", "bad item")));
	}

	@Test
	void concurrencyShouldBeBounded() {
		run("items", IntStream.range(0, 60).boxed().toList(), "node", "SlowNode", "concurrency", 7);
		assertThat(this.most).hasValueBetween(2, 7);
	}

	@Test
	void itemsInATransactionShouldRunOneAtATime() {
		Workflow workflow = Workflow.builder("w")
			.transaction("tx",
					(scope) -> scope.addNode("ForEachNode", "each",
							Map.of("items", List.of(1, 2, 3), "node", "SlowNode")))
			.build();
		this.engine.run(workflow).block(PATIENCE);
		assertThat(this.most).hasValue(1);
		assertThat(this.transactions.log).containsExactly("begin", "commit");
	}

	@Test
	void continueOnErrorInATransactionShouldBeRefused() {
		Workflow workflow = Workflow.builder("w")
			.transaction("tx",
					(scope) -> scope.addNode("ForEachNode", "each",
							Map.of("items", List.of(1), "node", "EchoNode", "continue_on_error", true)))
			.build();
		assertThat(failure(workflow).getCause()).isInstanceOf(InsideTransactionException.class)
			.hasMessageContaining("[DF-504] ForEachNode cannot go on after a failure inside a transaction");
	}

	@Test
	void cancellationShouldStopItemsInFlight() {
		this.engine
			.run(forEach("items", IntStream.range(0, 20).boxed().toList(), "node", "EndlessNode", "concurrency", 4))
			.as(StepVerifier::create)
			.then(() -> assertThat(this.begun).hasValue(4))
			.thenCancel()
			.verify(PATIENCE);
		assertThat(this.atWork).hasValue(4);
		assertThat(this.begun).hasValue(4);
		assertThat(this.engine.activeRuns()).isZero();
	}

	@Test
	void hundredThousandItemsShouldRun() {
		Map<String, @Nullable Object> result = run("items", IntStream.range(0, 100_000).boxed().toList(), "node",
				"EchoNode", "params", Map.of("item", "{{ item }}"));
		assertThat(result).containsEntry("succeeded", 100_000);
		assertThat((List<?>) result.get("results")).last().isEqualTo(Map.of("item", 99_999));
	}

	@Test
	void tooManyItemsShouldBeRefused() {
		WorkflowExecutionException failure = failure(
				forEach("items", List.of(1, 2, 3), "node", "EchoNode", "max_items", 2));
		assertThat(failure.getCause()).isInstanceOf(TooManyItemsException.class)
			.hasMessage("[DF-506] ForEachNode was given 3 items but takes 2.");
		assertThat(this.begun).hasValue(0);
	}

	@Test
	void unknownTypeShouldBeRefusedOnce() {
		assertThat(problems("items", List.of(1), "node", "EkhoNode")).singleElement()
			.asString()
			.contains("DF-701", "is to run a 'EkhoNode'", "Did you mean 'EchoNode'?");
		Workflow workflow = forEach("items", List.of(1), "continue_on_error", true);
		WorkflowExecutionException failure = catchThrowableOfType(WorkflowExecutionException.class,
				() -> this.engine.run(workflow, RunOptions.none().input("node", "EkhoNode")).block(PATIENCE));
		assertThat(failure.getCause()).isInstanceOf(UnknownTypeException.class)
			.hasMessage("[DF-701] ForEachNode was told to run a 'EkhoNode', which is no node type.");
	}

	@Test
	void noItemsShouldGiveNoResults() {
		assertThat(run("items", List.of(), "node", "EchoNode")).containsEntry("count", 0)
			.containsEntry("results", List.of());
	}

	@Test
	void parametersShouldBeChecked() {
		assertThat(problems("items", List.of())).singleElement().asString().contains("DF-102", "or else 'workflow'");
		assertThat(problems("items", List.of(), "node", "EchoNode", "workflow", "double")).hasSize(1);
		assertThat(problems("items", List.of(), "node", "EchoNode", "inputs", Map.of())).singleElement()
			.asString()
			.contains("'inputs' of ForEachNode must be left out when there is no 'workflow'");
		assertThat(problems("items", List.of(), "node", "EchoNode", "params", Map.of("item", "{{ steps.a }}")))
			.singleElement()
			.asString()
			.contains("must be without templates of 'steps'");
		assertThat(problems("items", List.of(), "node", "EchoNode", "concurrency", 1001, "max_items", 0)).hasSize(2);
	}

}
