/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.observation;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import io.dataflow.control.ControlNodes;
import io.dataflow.testing.RecordedObservations;
import io.dataflow.workflow.NodeSettings;
import io.dataflow.workflow.NodeType;
import io.dataflow.workflow.RunContext;
import io.dataflow.workflow.RunEvent;
import io.dataflow.workflow.RunOptions;
import io.dataflow.workflow.Workflow;
import io.dataflow.workflow.WorkflowBuilder;
import io.dataflow.workflow.WorkflowEngine;
import io.dataflow.workflow.WorkflowEngineBuilder;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

class ObservedRunsTests {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final RecordedObservations observed = new RecordedObservations();

	private final Sinks.Empty<Map<String, Object>> gate = Sinks.empty();

	private final WorkflowEngine engine = engine(Observability.defaults().withRegistry(this.observed.registry()));

	private WorkflowEngine engine(Observability observability) {
		WorkflowEngineBuilder builder = WorkflowEngine.builder()
			.nodeTypes(ControlNodes.nodeTypes())
			.nodeTypes(List.of(NodeType.of("QuickNode").run((inputs) -> Mono.just(Map.of())),
					NodeType.of("SilentNode").run((inputs) -> Mono.empty()),
					NodeType.of("UserNode").subject("User").run((inputs) -> Mono.just(Map.of())),
					NodeType.of("BrokenNode").run((inputs) -> Mono.error(new IllegalStateException("broken"))),
					NodeType.of("UnsuccessfulNode").openOutputs().run((inputs) -> Mono.just(Map.of("success", false))),
					NodeType.of("GateNode").run((inputs) -> this.gate.asMono()),
					NodeType.of("IdNode")
						.output("id", String.class)
						.run((inputs) -> Mono.deferContextual(
								(context) -> Mono.just(Map.of("id", context.get(RunContext.class).runId()))))))
			.workflows(List.of(workflow("child").addNode("QuickNode", "leaf").build()));
		observability.observe(builder);
		return builder.build();
	}

	@Test
	void registryWithoutAnybodyWhoListensCostsNoObservation() {
		AtomicReference<Object> found = new AtomicReference<>("none yet");
		WorkflowEngineBuilder builder = WorkflowEngine.builder()
			.nodeTypes(List.of(NodeType.of("LookNode").openOutputs().run((inputs) -> Mono.deferContextual((context) -> {
				found.set(context.hasKey(ObservationThreadLocalAccessor.KEY));
				return Mono.just(Map.of());
			}))));
		Observability.defaults().withRegistry(ObservationRegistry.create()).observe(builder);
		builder.build()
			.run(workflow("w").addNode("LookNode", "n").build())
			.as(StepVerifier::create)
			.expectNextCount(1)
			.expectComplete()
			.verify(PATIENCE);
		assertThat(found).hasValue(false);
	}

	private static WorkflowBuilder workflow(String name) {
		return Workflow.builder(name);
	}

	private void run(WorkflowBuilder workflow) {
		this.engine.run(workflow.build()).as(StepVerifier::create).expectNextCount(1).expectComplete().verify(PATIENCE);
	}

	private void fail(WorkflowBuilder workflow) {
		this.engine.run(workflow.build()).as(StepVerifier::create).expectError().verify(PATIENCE);
	}

	@Test
	void runIsObserved() {
		run(workflow("plain").addNode("IdNode", "id"));
		assertThat(this.observed.tags("dataflow.run", "workflow", "outcome", "code"))
			.isEqualTo(List.of("plain SUCCESS none"));
		Observation.Context run = this.observed.named("dataflow.run").get(0);
		assertThat(run.getContextualName()).isEqualTo("run plain");
		assertThat(run.getHighCardinalityKeyValue("run.id")).isNotNull();
	}

	@Test
	void nodesAreObserved() {
		run(workflow("nodes").addNode("QuickNode", "a").addNode("SilentNode", "b").addNode("UserNode", "c"));
		assertThat(this.observed.tags("dataflow.node", "node.type", "model", "outcome", "code")).isEqualTo(
				List.of("QuickNode none SUCCESS none", "SilentNode none SUCCESS none", "UserNode User SUCCESS none"));
		assertThat(this.observed.one("dataflow.node", "node.id", "c").getContextualName()).isEqualTo("node UserNode");
	}

	@Test
	void nodesAreChildrenOfTheirRun() {
		run(workflow("parent").addNode("QuickNode", "a").addNode("QuickNode", "b"));
		Observation.Context run = this.observed.named("dataflow.run").get(0);
		assertThat(this.observed.named("dataflow.node")).hasSize(2)
			.allSatisfy((node) -> assertThat(RecordedObservations.parent(node)).isSameAs(run));
		assertThat(RecordedObservations.parent(run)).isNull();
	}

	@Test
	void runIsChildOfWhatIsInTheContextOfItsSubscriber() {
		Observation request = Observation.start("request", this.observed.registry());
		this.engine.run(workflow("plain").addNode("QuickNode", "a").build())
			.contextWrite((context) -> context.put("micrometer.observation", request))
			.as(StepVerifier::create)
			.expectNextCount(1)
			.expectComplete()
			.verify(PATIENCE);
		request.stop();
		assertThat(RecordedObservations.parent(this.observed.named("dataflow.run").get(0)))
			.isSameAs(request.getContext());
	}

	@Test
	void childRunsAreChildrenOfTheirNodes() {
		run(workflow("parent").addNode("SubWorkflowNode", "sub", Map.of("workflow", "child"))
			.addNode("ForEachNode", "loop", Map.of("items", List.of(1, 2), "workflow", "child")));
		Observation.Context sub = this.observed.one("dataflow.node", "node.id", "sub");
		Observation.Context loop = this.observed.one("dataflow.node", "node.id", "loop");
		assertThat(this.observed.named("dataflow.run")
			.stream()
			.map(RecordedObservations::parent)
			.filter((parent) -> parent != null)).hasSize(5).contains(sub, loop);
		assertThat(this.observed.tags("dataflow.run", "workflow")).contains("child", "parent");
	}

	@Test
	void nodeThatFailsIsAnError() {
		fail(workflow("broken").addNode("BrokenNode", "a"));
		assertThat(this.observed.tags("dataflow.node", "outcome", "code")).isEqualTo(List.of("ERROR none"));
		assertThat(this.observed.tags("dataflow.run", "outcome", "code")).isEqualTo(List.of("ERROR DF-501"));
	}

	@Test
	void nodeThatSaysThatItFailedIsAnError() {
		fail(workflow("unsuccessful").addNode("UnsuccessfulNode", "a"));
		assertThat(this.observed.tags("dataflow.node", "outcome")).isEqualTo(List.of("ERROR"));
	}

	@Test
	void nodeMayFailWithoutItsRun() {
		run(workflow("tolerant").addNode("BrokenNode", "a", Map.of(), NodeSettings.NONE.continueOnError(true)));
		assertThat(this.observed.tags("dataflow.node", "outcome")).isEqualTo(List.of("ERROR"));
		assertThat(this.observed.tags("dataflow.run", "outcome")).isEqualTo(List.of("SUCCESS"));
	}

	@Test
	void whenTheSubscriberCancelsRunAndNodeAreCancelled() {
		this.engine.run(workflow("endless").addNode("GateNode", "a").build())
			.as(StepVerifier::create)
			.expectSubscription()
			.thenAwait(Duration.ofMillis(1))
			.thenCancel()
			.verify(PATIENCE);
		assertThat(this.observed.tags("dataflow.node", "outcome", "code")).isEqualTo(List.of("CANCELLED none"));
		assertThat(this.observed.tags("dataflow.run", "outcome", "code")).isEqualTo(List.of("CANCELLED none"));
	}

	@Test
	void whenSomebodyCancelsARunByItsIdItIsCancelled() {
		this.engine.stream(workflow("endless").addNode("GateNode", "a").build(), RunOptions.none())
			.ofType(RunEvent.NodeStarted.class)
			.concatMap((event) -> this.engine.cancel(event.runId()))
			.as(StepVerifier::create)
			.expectNext(true)
			.expectComplete()
			.verify(PATIENCE);
		assertThat(this.observed.tags("dataflow.run", "outcome", "code")).isEqualTo(List.of("CANCELLED DF-503"));
	}

	@Test
	void whenARunTakesTooLongItIsAnError() {
		this.engine
			.run(workflow("endless").addNode("GateNode", "a").build(), RunOptions.none().timeout(Duration.ofMillis(20)))
			.as(StepVerifier::create)
			.expectError()
			.verify(PATIENCE);
		assertThat(this.observed.tags("dataflow.run", "outcome", "code")).isEqualTo(List.of("ERROR DF-505"));
		assertThat(this.observed.tags("dataflow.node", "outcome")).isEqualTo(List.of("CANCELLED"));
	}

	@Test
	void whatIsRefusedIsNoRun() {
		this.engine.run("unknown", RunOptions.none()).as(StepVerifier::create).expectError().verify(PATIENCE);
		fail(workflow("invalid").addNode("UnknownNode", "a"));
		assertThat(this.observed.named("dataflow.run")).isEmpty();
	}

	@Test
	void conventionsCanBeReplaced() {
		WorkflowEngine other = engine(Observability.defaults()
			.withRegistry(this.observed.registry())
			.withConventions(new DefaultRunObservationConvention("my.run"),
					new DefaultNodeObservationConvention("my.node"), null));
		other.run(workflow("plain").addNode("QuickNode", "a").build())
			.as(StepVerifier::create)
			.expectNextCount(1)
			.expectComplete()
			.verify(PATIENCE);
		assertThat(this.observed.named("my.run")).hasSize(1);
		assertThat(this.observed.named("my.node")).hasSize(1);
	}

	@Test
	void withoutRegistryNothingIsObserved() {
		WorkflowEngine other = engine(Observability.defaults().withRegistry(ObservationRegistry.NOOP));
		other.run(workflow("plain").addNode("QuickNode", "a").build())
			.as(StepVerifier::create)
			.expectNextCount(1)
			.expectComplete()
			.verify(PATIENCE);
		assertThat(this.observed.named("dataflow.run")).isEmpty();
	}

}
