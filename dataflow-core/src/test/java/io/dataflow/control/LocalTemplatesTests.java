/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.control;

import java.util.List;
import java.util.Map;

import io.dataflow.workflow.NodeType;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

class LocalTemplatesTests {

	private final LocalTemplates templates = LocalTemplates.of("item", "index");

	private final NodeType plain = NodeType.of("PlainNode").openInputs().run((inputs) -> Mono.empty());

	private void binds(String text, String expected) {
		assertThat(this.templates.bind(Map.of("p", List.of(Map.of("q", text))), this.plain))
			.isEqualTo(Map.of("p", List.of(Map.of("q", expected))));
	}

	@Test
	void placesShouldReferToTheInputs() {
		binds("{{ item }}", "{{ local_item }}");
		binds("{{item.a.b}}-{{ index }}", "{{ local_item.a.b}}-{{ local_index }}");
	}

	@Test
	void otherBracesShouldBecomeText() {
		binds("{{ items }} {{ x.item }} {{", "\\{{ items }} \\{{ x.item }} \\{{");
		binds("{{ item-x }}", "\\{{ item-x }}");
	}

	@Test
	void escapesShouldStay() {
		binds("\\{{ item }} \\{{ x }}", "\\{{ item }} \\{{ x }}");
	}

	@Test
	void namesOfTheNodeItselfShouldStay() {
		String text = "{{ steps.a.id }} {{ item.id }}";
		assertThat(this.templates.bind(Map.of("steps", text), TransactionManagerNode.type()))
			.isEqualTo(Map.of("steps", "{{ steps.a.id }} {{ local_item.id }}"));
		assertThat(SagaStep.TEMPLATES.bind(Map.of("params", text), ForEachNode.type()))
			.isEqualTo(Map.of("params", "{{ local_steps.a.id }} {{ item.id }}"));
	}

	@Test
	void referencesShouldBeFound() {
		assertThat(SagaStep.TEMPLATES.references(
				Map.of("a", List.of("{{ steps.x.id }} \\{{ steps.y }}"), "b", "{{steps.z}} {{ steps }} {{ item.q }}")))
			.containsExactlyInAnyOrder("x", "z");
	}

}
