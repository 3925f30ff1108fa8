/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.control;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.dataflow.error.DataFlowException;
import io.dataflow.workflow.Node;
import io.dataflow.workflow.NodeType;
import io.dataflow.workflow.NodeTypeBuilder;
import io.dataflow.workflow.Port;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Joins the data of up to five branches, of which any may have been skipped.
 */
final class MergeNode implements Node {

	static final String NAME = "MergeNode";

	private static final int SOURCES = 5;

	static NodeType type() {
		NodeTypeBuilder builder = NodeType.of(NAME)
			.description("Joins the data of branches; those that were skipped are left out.")
			.joinsBranches();
		for (int i = 1; i <= SOURCES; i++) {
			builder.input(Port.optional("data" + i, Object.class).withDescription("Data of branch " + i + "."));
		}
		return builder.input(Port.optional("merge_type", String.class)
			.withDefault("concat")
			.withDescription("concat joins lists, or makes a list of other values; zip makes a list of rows, as "
					+ "many as the shortest list has entries; merge_dict joins maps, or the maps of lists by 'key'; "
					+ "later data wins."))
			.input(Port.optional("key", String.class)
				.withDescription("Entry by which merge_dict joins the maps of lists, such as id."))
			.input(Port.optional("skip_none", Boolean.class)
				.withDefault(true)
				.withDescription("Leave out branches that gave null."))
			.output(Port.optional("merged_data", Object.class)
				.withDescription(
						"What came out; null when there was no data, and the data of a single branch as it is."))
			.check((parameters, arriving) -> check(parameters))
			.run(new MergeNode());
	}

	private static List<DataFlowException> check(Map<String, @Nullable Object> parameters) {
		MergeType.parse(Inputs.text(parameters, "merge_type", "concat"));
		return List.of();
	}

	@Override
	public Mono<Map<String, @Nullable Object>> run(Map<String, @Nullable Object> inputs) {
		return Mono.fromSupplier(() -> {
			MergeType type = MergeType.parse(Inputs.text(inputs, "merge_type", "concat"));
			Object merged = merge(type, sources(inputs), Inputs.text(inputs, "key"));
			return Collections.singletonMap("merged_data", merged);
		});
	}

	private static List<@Nullable Object> sources(Map<String, @Nullable Object> inputs) {
		boolean skipsNull = Inputs.flag(inputs, "skip_none", true);
		List<@Nullable Object> sources = new ArrayList<>();
		for (int i = 1; i <= SOURCES; i++) {
			String name = "data" + i;
			if (inputs.get(name) != null || (inputs.containsKey(name) && !skipsNull)) {
				sources.add(inputs.get(name));
			}
		}
		return sources;
	}

	private static @Nullable Object merge(MergeType type, List<@Nullable Object> sources, @Nullable String key) {
		if (sources.stream().allMatch(Objects::isNull)) {
			return null;
		}
		return (sources.size() == 1) ? sources.get(0) : type.merge(sources, key);
	}

}
