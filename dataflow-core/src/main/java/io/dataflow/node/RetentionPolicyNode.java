/*
 * Copyright 2026 the DataFlow authors.
 *
 * SPDX-License-Identifier: Apache-2.0
 */

package io.dataflow.node;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.dataflow.operation.RetentionPolicy;
import io.dataflow.workflow.Port;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Says how long the records of a time series are kept.
 */
final class RetentionPolicyNode implements SeriesNode {

	static final SeriesTemplate TEMPLATE = new SeriesTemplate("RetentionPolicy", "Says how long records are kept of",
			false, ports(),
			List.of(Port.optional("table_name", String.class), Port.optional("drop_after", String.class),
					Port.optional("every", String.class), Port.optional("kept_by", String.class)),
			RetentionPolicyNode::new);

	private final EntityContext context;

	private RetentionPolicyNode(EntityContext context) {
		this.context = context;
	}

	private static List<Port> ports() {
		return List.of(Port.optional("drop_after", Object.class), Port.optional("every", Object.class),
				Port.optional("remove", Boolean.class).withDefault(false));
	}

	@Override
	public void check(NodeInputs inputs) {
		policy(inputs);
	}

	@Override
	public Mono<Map<String, @Nullable Object>> run(NodeInputs inputs) {
		RetentionPolicy policy = policy(inputs);
		return this.context.execute(policy).single().map((keeper) -> result(policy, keeper));
	}

	private RetentionPolicy policy(NodeInputs inputs) {
		TimeInputs time = new TimeInputs(this.context, inputs);
		Duration dropAfter = time.length("drop_after");
		boolean remove = inputs.flag("remove", false);
		if (remove == (dropAfter != null)) {
			throw new InvalidParameterException(inputs.node(), "drop_after",
					(remove) ? "left out where 'remove' is true" : "given unless 'remove' is true");
		}
		return new RetentionPolicy(this.context.model(), dropAfter, time.length("every", RetentionPolicy.DAILY), false);
	}

	private Map<String, @Nullable Object> result(RetentionPolicy policy, RetentionPolicy.Keeper keeper) {
		Map<String, @Nullable Object> result = new LinkedHashMap<>();
		result.put("table_name", this.context.model().table());
		result.put("drop_after", (policy.dropAfter() != null) ? policy.dropAfter().toString() : null);
		result.put("every", policy.every().toString());
		result.put("kept_by", keeper.name().toLowerCase(Locale.ROOT));
		return result;
	}

}
