/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.workflow;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RoutedOutputsTests {

	private static Map<String, @Nullable Object> outputs() {
		Map<String, @Nullable Object> outputs = new LinkedHashMap<>();
		outputs.put("true_output", 5);
		outputs.put("false_output", null);
		return outputs;
	}

	@Test
	void onlyNamedOutputsShouldBeLive() {
		RoutedOutputs routed = RoutedOutputs.of(outputs(), Set.of("true_output", "elsewhere"));
		assertThat(routed.isLive("true_output")).isTrue();
		assertThat(routed.isLive("elsewhere")).isTrue();
		assertThat(routed.isLive("false_output")).isFalse();
		assertThat(routed.isLive("unheard_of")).isFalse();
	}

	@Test
	void outputsShouldReadLikeAMap() {
		RoutedOutputs routed = RoutedOutputs.of(outputs(), Set.of());
		assertThat(routed).isEqualTo(outputs()).containsKey("false_output").doesNotContainKey("other");
		assertThat(routed.keySet()).containsExactly("true_output", "false_output");
		assertThat(routed.get("true_output")).isEqualTo(5);
	}

	@Test
	void outputsShouldBeAnUnmodifiableCopy() {
		Map<String, @Nullable Object> source = outputs();
		RoutedOutputs routed = RoutedOutputs.of(source, Set.of());
		source.clear();
		assertThat(routed).hasSize(2);
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> routed.put("a", 1));
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(routed::clear);
		assertThatExceptionOfType(UnsupportedOperationException.class)
			.isThrownBy(() -> routed.entrySet().iterator().next().setValue(1));
	}

	@Test
	void resultOfANodeShouldKeepTheRouting() {
		RoutedOutputs routed = RoutedOutputs.of(outputs(), Set.of("true_output"));
		assertThat(NodeResult.of(routed)).isInstanceOf(RoutedOutputs.class).isEqualTo(outputs());
	}

	@Test
	void resultOfANodeWhenItFailedShouldNotBeKept() {
		RoutedOutputs routed = RoutedOutputs.of(Map.of("success", false), Set.of());
		assertThatExceptionOfType(UnsuccessfulResultException.class).isThrownBy(() -> NodeResult.of(routed))
			.withMessage("[DF-501] It returned success: false.");
	}

}
